package dev.segue.compiler.template;

import java.util.List;

/** A template that was read: {@code Hello {{ contact.first_name | default: 'there' }}}. */
public record Template(String file, List<Node> body) {
  public Template {
    body = List.copyOf(body);
  }
}
