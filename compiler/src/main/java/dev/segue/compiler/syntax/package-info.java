/** Trees as written, one per declaration family; names are not yet resolved. */
@NullMarked
package dev.segue.compiler.syntax;

import org.jspecify.annotations.NullMarked;
