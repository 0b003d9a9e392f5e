// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <optional>

#include <fmt/core.h>
#include <termios.h>
#include <unistd.h>

#include "base/append_file.hpp"
#include "base/text_file.hpp"
#include "base/utf8.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "pipeline/load.hpp"
#include "quote.hpp"
#include "review.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

/// Keys one by one, as they are pressed, of a terminal; else the characters of stdin but white space.
class Keys {
 public:
  Keys() {
    terminal_ = ::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &before_) == 0;
    set_raw(true);
  }
  ~Keys() { set_raw(false); }
  Keys(const Keys&) = delete;
  Keys& operator=(const Keys&) = delete;

  /// Nullopt at the end of the input. Throws CancelledError.
  std::optional<char> next() {
    for (;;) {
      char key = 0;
      const ssize_t got = ::read(STDIN_FILENO, &key, 1);
      cancellation().check();
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return std::nullopt;
      if (key != ' ' && key != '\n' && key != '\r' && key != '\t') return key;
    }
  }

  /// The rest of a line.
  std::string line() {
    set_raw(false);
    std::string out;
    char c = 0;
    while (::read(STDIN_FILENO, &c, 1) == 1 && c != '\n') out += c;
    set_raw(true);
    cancellation().check();
    const std::size_t first = out.find_first_not_of(' ');
    return first == std::string::npos || !utf8::is_valid(out) ? std::string() : out.substr(first);
  }

 private:
  void set_raw(bool raw) const {
    if (!terminal_) return;
    termios mode = before_;
    if (raw) mode.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    ::tcsetattr(STDIN_FILENO, TCSANOW, &mode);
  }

  bool terminal_ = false;
  termios before_{};
};

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

std::string user() {
  const char* const name = std::getenv("USER");
  return name == nullptr ? "" : name;
}

class ReviewCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    app.add_option("--decisions", path_, "the file to which answers are added; made if it is not there")
        ->type_name("FILE")
        ->capture_default_str();
    app.add_option("--kind", kind_,
                   "doubts: what may be one, or two; weak: statements of least confidence; missed: "
                   "what looks like a name and was left alone; all")
        ->type_name("KIND")
        ->check(CLI::IsMember({"doubts", "weak", "missed", "all"}))
        ->capture_default_str();
    app.add_option("--who", who_, "who decides; else $USER")->type_name("NAME");
    app.add_option("--when", when_, "when; else today")->type_name("DATE");
    app.add_option("--lexicon", lexicon_, "the folder of tables that the database was built with")->type_name("DIR");
    app.add_option("--limit", limit_, "ask at most N of each kind")->type_name("N")->capture_default_str();
    add_footer(app,
               {"govgraph review --db town.db --decisions decisions.tsv",
                "govgraph build --db town.db --decisions decisions.tsv"},
               "there is nothing to ask");
    app.footer(
        "Keys: y yes, n no, s skip, m note (a line of words), u undo the last answer, q quit. Each answer is a line of\n"
        "the file at once; `govgraph build --decisions FILE` puts them in force. When stdin is no terminal, its\n"
        "characters are the keys.\n\n" +
        app.get_footer());
  }

  int run() override {
    const auto view = open_graph(database_.path);
    const pipeline::ChosenLexicon lexicon(lexicon_);
    ReviewOptions options;
    options.limit = limit_;
    options.doubts = kind_ == "all" || kind_ == "doubts";
    options.weak = kind_ == "all" || kind_ == "weak";
    options.missed = kind_ == "all" || kind_ == "missed";
    options.lexicon = &lexicon.get();
    options.cancellation = cancellation();
    std::vector<Decision> answered;
    if (std::filesystem::exists(path_)) answered = parse_decisions(read_text_file(path_), path_);
    const std::vector<Question> questions = questions_of(*view, answered, options);
    if (questions.empty()) {
      tell("govgraph: there is nothing to ask\n");
      return kNothing;
    }
    ask_all(*view, questions);
    tell("govgraph: {}: {} answers added\n", path_, answers_);
    if (answers_ > 0)
      tell("govgraph: `govgraph build --db {} --decisions {}` puts them in force\n", database_.path, path_);
    return kDone;
  }

 private:
  void ask_all(const GraphView& view, const std::vector<Question>& questions) {
    Pages pages(view);
    Keys keys;
    for (std::size_t at = 0; at < questions.size();) {
      print(pages, questions[at], at + 1, questions.size());
      const std::optional<char> key = keys.next();
      if (!key || *key == 'q') return;
      at = answer(questions, at, *key, keys);
    }
  }

  /// Which question comes next.
  std::size_t answer(const std::vector<Question>& questions, std::size_t at, char key, Keys& keys) {
    const Question& question = questions[at];
    switch (key) {
      case 'y':
        add(question.yes, question.yes_word, at);
        return at + 1;
      case 'n':
        add(question.no, question.no_word, at);
        return at + 1;
      case 's':
        fmt::print("{}", said("  skipped\n\n"));
        return at + 1;
      case 'm': {
        Decision note = question.yes;
        note.kind = DecisionKind::kNote;
        note.note = keys.line();
        if (!note.relation) note.other.reset();
        add(note, "note", at);
        return at;
      }
      case 'u':
        return take_back(at);
      default:
        fmt::print("{}", said("  y yes ({}), n no ({}), s skip, m note, u undo, q quit\n\n",
                              translated(question.yes_word), translated(question.no_word)));
        return at;
    }
  }

  void add(Decision decision, const std::string& word, std::size_t at) {
    decision.who = who_.empty() ? user() : who_;
    decision.when = when_.empty() ? today() : when_;
    const std::string line = line_of(decision);
    const std::uint64_t before = append_lines(path_, decisions_header(), line);
    last_ = Last{before, std::filesystem::file_size(path_), at};
    ++answers_;
    fmt::print("  {}\n\n", translated(word));
  }

  std::size_t take_back(std::size_t at) {
    if (!last_ || !take_back_lines(path_, last_->before, last_->after)) {
      fmt::print("{}", said("  nothing to undo\n\n"));
      return at;
    }
    fmt::print("{}", said("  undone\n\n"));
    --answers_;
    at = last_->question;
    last_.reset();
    return at;
  }

  static void print(Pages& pages, const Question& question, std::size_t number, std::size_t all) {
    fmt::print("[{}/{}] {}\n  {}\n", number, all, printable(question.text), printable(question.reason));
    for (const Located& each : question.places)
      if (!each.document.empty())
        fmt::print("  {}  {}\n", printable(article_name(each.document, each.article)),
                   line_of(pages.quote(each), stdout_is_terminal()));
    std::fflush(stdout);
  }

  struct Last {
    std::uint64_t before = 0, after = 0;  ///< sizes of the file
    std::size_t question = 0;
  };

  DatabaseOption database_;
  std::string path_ = "decisions.tsv";
  std::string kind_ = "all", who_, when_, lexicon_;
  std::size_t limit_ = 50;
  std::uint64_t answers_ = 0;
  std::optional<Last> last_;
};

}  // namespace

std::unique_ptr<Command> make_review() { return std::make_unique<ReviewCommand>(); }

}  // namespace govgraph::cli
