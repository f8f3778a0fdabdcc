package org.glassmaster.qa.rules;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the sources which codes of findings and faults there are and what is said with them:
 * catalogues are package-private, and messages are made where something is noticed.
 */
final class CodeScan {
  private static final Pattern CODE = Pattern.compile("[A-Z]{3,8}-\\d{3}");
  private static final Pattern PREFIX = Pattern.compile("([A-Z]{3,8}-)(?:0|%03d)");
  private static final Pattern FAULT_CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Map<String, Integer> EXITS =
      Map.of(
          "UsageException", 2,
          "ContentException", 3,
          "DeviceException", 4,
          "MediumException", 5,
          "SourceException", 6,
          "WriteException", 7);
  private static final Set<String> GRADES = Set.of("note", "warning", "error");
  private static final String VARIES = "…";

  /** A code, with what is said with it wherever it occurs. */
  static final class Entry {
    final List<String> severities = new ArrayList<>();
    final Set<String> messages = new TreeSet<>();
    final Set<String> advice = new TreeSet<>();
    String option = "";
  }

  /** Findings by their codes. */
  final Map<String, Entry> findings = new TreeMap<>();

  /** Faults by their codes; the severities are exit codes. */
  final Map<String, Entry> faults = new TreeMap<>();

  /** Everything in the sources that looks like a code of a finding. */
  final Set<String> seen = new TreeSet<>();

  private final Map<String, String> constants = new TreeMap<>();

  /** What the variables of the file that is being read were made of, the nearest above. */
  private final Map<String, String> variables = new TreeMap<>();

  static CodeScan of(List<Path> sources) throws IOException {
    CodeScan scan = new CodeScan();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      units.forEach(unit -> scan.new Catalogues().scan(unit, null));
      units.forEach(unit -> scan.new Uses().scan(unit, null));
    }
    return scan;
  }

  private Entry finding(String code) {
    return findings.computeIfAbsent(code, each -> new Entry());
  }

  /** Constants with a code, a severity and an advice. */
  private final class Catalogues extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private String prefix = "";
    private String type = "";

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
      String outerPrefix = prefix;
      String outerType = type;
      type = tree.getSimpleName().toString();
      prefix =
          literals(tree).stream()
              .map(PREFIX::matcher)
              .filter(Matcher::matches)
              .map(matcher -> matcher.group(1))
              .findFirst()
              .orElse("");
      super.visitClass(tree, null);
      prefix = outerPrefix;
      type = outerType;
      return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void none) {
      List<? extends ExpressionTree> arguments = arguments(tree.getInitializer());
      if (!arguments.isEmpty() && arguments.getFirst() instanceof LiteralTree first) {
        code(first)
            .ifPresent(
                code -> {
                  catalogue(code, tree.getInitializer(), arguments);
                  if (findings.containsKey(code)) {
                    constants.putIfAbsent(type + "." + tree.getName(), code);
                  }
                });
      }
      return super.visitVariable(tree, null);
    }

    private Optional<String> code(LiteralTree first) {
      return switch (first.getValue()) {
        case String text when CODE.matcher(text).matches() -> Optional.of(text);
        case Integer number when !prefix.isEmpty() ->
            Optional.of(prefix + String.format(Locale.ROOT, "%03d", number));
        case null, default -> Optional.empty();
      };
    }

    private void catalogue(
        String code, @Nullable Tree made, List<? extends ExpressionTree> arguments) {
      Entry entry = new Entry();
      List<String> texts = new ArrayList<>();
      for (ExpressionTree argument : arguments) {
        if (argument instanceof MemberSelectTree select
            && select.getExpression().toString().equals("Severity")) {
          entry.severities.add(select.getIdentifier().toString());
        } else {
          words(argument).ifPresent(texts::add);
        }
      }
      if (made instanceof MethodInvocationTree call
          && GRADES.contains(call.getMethodSelect().toString())) {
        entry.severities.add(call.getMethodSelect().toString().toUpperCase(Locale.ROOT));
      }
      if (entry.severities.isEmpty()) {
        return;
      }
      findings.put(code, entry);
      entry.advice.add(texts.getLast());
      if (texts.size() == 4 && !texts.get(2).isEmpty()) {
        entry.option = texts.get(2);
      }
    }
  }

  /** Where constants are used, and findings and faults that are made on the spot. */
  private final class Uses extends TreePathScanner<@Nullable Void, @Nullable Void> {
    @Override
    public @Nullable Void visitCompilationUnit(CompilationUnitTree unit, @Nullable Void none) {
      variables.clear();
      return super.visitCompilationUnit(unit, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void none) {
      variables.remove(tree.getName().toString());
      if (tree.getInitializer() != null) {
        words(tree.getInitializer())
            .ifPresent(text -> variables.put(tree.getName().toString(), text));
      }
      return super.visitVariable(tree, null);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void none) {
      if (tree.getValue() instanceof String text
          && CODE.matcher(text).matches()
          && !text.startsWith("SHA")) {
        seen.add(text);
      }
      return super.visitLiteral(tree, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
      if (call.getMethodSelect() instanceof MemberSelectTree select) {
        constant(select.getExpression()).ifPresent(code -> said(code, call.getArguments()));
        if (select.toString().equals("Finding.of")) {
          made(call.getArguments());
        }
      }
      for (ExpressionTree argument : call.getArguments()) {
        constant(argument).ifPresent(code -> said(code, call.getArguments()));
      }
      return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void none) {
      String type = tree.getIdentifier().toString();
      if (type.equals("Finding")) {
        made(tree.getArguments());
      } else if (EXITS.containsKey(type) && !tree.getArguments().isEmpty()) {
        fault(type, tree);
      }
      return super.visitNewClass(tree, null);
    }

    private Optional<String> constant(Tree tree) {
      return Optional.ofNullable(constants.get(tree.toString()));
    }

    private void said(String code, List<? extends ExpressionTree> arguments) {
      sentence(arguments).ifPresent(finding(code).messages::add);
    }

    /** Severity, code, where, message, advice. */
    private void made(List<? extends ExpressionTree> arguments) {
      if (arguments.size() == 5
          && arguments.get(1) instanceof LiteralTree literal
          && literal.getValue() instanceof String code) {
        Entry entry = finding(code);
        words(arguments.get(3)).filter(CodeScan::isTold).ifPresent(entry.messages::add);
        each(arguments.get(4), text -> entry.advice.add(text));
        if (entry.severities.isEmpty()) {
          entry.severities.add(
              arguments.getFirst() instanceof MemberSelectTree severity
                  ? severity.getIdentifier().toString()
                  : "varies");
        }
      }
    }

    private void fault(String type, NewClassTree tree) {
      if (tree.getArguments().getFirst() instanceof LiteralTree literal
          && literal.getValue() instanceof String code
          && FAULT_CODE.matcher(code).matches()) {
        Entry entry = faults.computeIfAbsent(code, each -> new Entry());
        String exit = String.valueOf(EXITS.get(type));
        if (!entry.severities.contains(exit)) {
          entry.severities.add(exit);
        }
        if (tree.getArguments().size() > 1) {
          words(tree.getArguments().get(1)).filter(CodeScan::isTold).ifPresent(entry.messages::add);
        }
        if (type.equals("UsageException") && tree.getArguments().size() > 2) {
          words(tree.getArguments().get(2)).filter(CodeScan::isTold).ifPresent(entry.advice::add);
        }
        for (Tree above : getCurrentPath()) {
          if (above instanceof MethodInvocationTree call
              && call.getMethodSelect() instanceof MemberSelectTree select) {
            if (select.getIdentifier().contentEquals("advise")) {
              each(call, text -> entry.advice.add(text));
            }
          } else if (!(above instanceof MemberSelectTree) && !above.equals(tree)) {
            break;
          }
        }
      }
    }
  }

  /** The argument with the longest text of its own. */
  private Optional<String> sentence(List<? extends ExpressionTree> arguments) {
    return arguments.stream()
        .map(this::words)
        .flatMap(Optional::stream)
        .filter(CodeScan::isTold)
        .reduce((a, b) -> a.length() >= b.length() ? a : b);
  }

  private static boolean isTold(String text) {
    return text.replace(VARIES, "").strip().indexOf(' ') > 0;
  }

  /** The sentence among the arguments of a call. */
  private void each(ExpressionTree tree, Consumer<String> into) {
    words(tree)
        .filter(CodeScan::isTold)
        .or(() -> sentence(arguments(tree)))
        .or(
            () ->
                arguments(tree).stream()
                    .map(inner -> sentence(arguments(inner)))
                    .flatMap(Optional::stream)
                    .findFirst())
        .ifPresent(into);
  }

  private static List<? extends ExpressionTree> arguments(@Nullable Tree tree) {
    return switch (tree) {
      case NewClassTree made -> made.getArguments();
      case MethodInvocationTree call -> call.getArguments();
      case null, default -> List.of();
    };
  }

  /** A text, with a mark for each part that varies; empty where nothing of it stands there. */
  private Optional<String> words(ExpressionTree tree) {
    return switch (tree) {
      case LiteralTree literal when literal.getValue() instanceof String text -> Optional.of(text);
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
        Optional<String> left = words(sum.getLeftOperand());
        Optional<String> right = words(sum.getRightOperand());
        yield left.isEmpty() && right.isEmpty()
            ? Optional.empty()
            : Optional.of(
                (left.orElse(VARIES) + right.orElse(VARIES)).replace(VARIES + VARIES, VARIES));
      }
      case ConditionalExpressionTree choice -> words(choice.getTrueExpression());
      case ParenthesizedTree inner -> words(inner.getExpression());
      case IdentifierTree name -> Optional.ofNullable(variables.get(name.getName().toString()));
      case MethodInvocationTree call
          when call.getMethodSelect() instanceof MemberSelectTree select
              && select.getIdentifier().contentEquals("formatted") ->
          words(select.getExpression()).map(text -> text.replaceAll("%[0-9.]*[a-zA-Z]", VARIES));
      default -> Optional.empty();
    };
  }

  private static Set<String> literals(ClassTree tree) {
    Set<String> texts = new TreeSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
        if (literal.getValue() instanceof String text) {
          texts.add(text);
        }
        return null;
      }
    }.scan(tree, null);
    return texts;
  }
}
