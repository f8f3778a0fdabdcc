package org.glassmaster.qa.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The files of the repository around the running test. */
final class Repository {
  private Repository() {}

  /** The nearest folder above that holds the list of API packages. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/api-packages.txt"))) {
      folder = Optional.ofNullable(folder.getParent()).orElseThrow();
    }
    return folder;
  }

  static String text(String file) {
    try {
      return Files.readString(root().resolve(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The root element of a pom. */
  static Element pom(String file) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(root().resolve(file).toFile())
          .getDocumentElement();
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new AssertionError(e);
    }
  }

  /** The elements at a path of names, such as {@code dependencies/dependency}. */
  static List<Element> elements(Element start, String path) {
    List<Element> found = List.of(start);
    for (String name : path.split("/", -1)) {
      List<Element> next = new ArrayList<>();
      for (Element parent : found) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
          if (child instanceof Element element && element.getTagName().equals(name)) {
            next.add(element);
          }
        }
      }
      found = next;
    }
    return found;
  }

  /** The text of the one child of that name; empty where there is none. */
  static String value(Element parent, String name) {
    List<Element> found = elements(parent, name);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }
}
