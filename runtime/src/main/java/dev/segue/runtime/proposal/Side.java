package dev.segue.runtime.proposal;

import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.program.Scripts;
import java.nio.file.Path;

/**
 * One of two sets of definitions that are compared.
 *
 * @param layout how the source's tables stand for its schema
 * @param root the folder in which the files of its lists are looked for
 */
public record Side(Workspace workspace, SourceLayout layout, Scripts scripts, Path root) {}
