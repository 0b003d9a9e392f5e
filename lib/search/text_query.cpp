// SPDX-License-Identifier: Apache-2.0
#include "search/text_query.hpp"

#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace govgraph::search {
namespace {

struct Token {
  enum class Kind : std::uint8_t { kTerm, kAnd, kOr, kNot, kOpen, kClose } kind = Kind::kTerm;
  std::string text;        ///< of a term
  std::size_t column = 0;  ///< in characters, from 1
};

bool is_open(char32_t c) { return c == U'(' || c == U'（'; }
bool is_close(char32_t c) { return c == U')' || c == U'）'; }
bool is_quote(char32_t c) { return c == U'"' || c == U'“' || c == U'”'; }

[[noreturn]] void refuse(std::size_t column, const std::string& what) {
  throw UsageError("text search: character " + std::to_string(column) + ": " + what);
}

Token::Kind kind_of(const std::string& word) {
  if (word == "AND") return Token::Kind::kAnd;
  if (word == "OR") return Token::Kind::kOr;
  return word == "NOT" ? Token::Kind::kNot : Token::Kind::kTerm;
}

std::vector<Token> tokens_of(std::u32string_view text) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i++;
    const char32_t c = text[begin];
    if (utf8::is_space(c)) continue;
    if (is_open(c) || is_close(c)) {
      out.push_back({is_open(c) ? Token::Kind::kOpen : Token::Kind::kClose, {}, begin + 1});
    } else if (is_quote(c)) {
      while (i < text.size() && !is_quote(text[i])) ++i;
      if (i == text.size()) refuse(begin + 1, "the quotation mark is not closed");
      out.push_back({Token::Kind::kTerm, utf8::encode(text.substr(begin + 1, i - begin - 1)), begin + 1});
      ++i;
      if (!can_be_found(out.back().text)) refuse(begin + 1, "there is nothing between the quotation marks");
    } else {
      const auto ends = [](char32_t each) {
        return utf8::is_space(each) || is_open(each) || is_close(each) || is_quote(each);
      };
      while (i < text.size() && !ends(text[i])) ++i;
      std::string word = utf8::encode(text.substr(begin, i - begin));
      const Token::Kind kind = kind_of(word);
      out.push_back({kind, std::move(word), begin + 1});
    }
  }
  return out;
}

}  // namespace

/// Operators wait until those that bind more have taken their operands; brackets need no recursion.
class TextQueryParser {
 public:
  explicit TextQueryParser(TextQuery& out) : out_(out) {}

  void read(const std::vector<Token>& tokens, std::size_t length) {
    for (const Token& each : tokens) take(each);
    if (!operand_) refuse(length + 1, tokens.empty() ? "there is nothing to look for" : "a word is missing");
    apply_until(0);
    if (!waiting_.empty()) refuse(waiting_.back().column, "the bracket is not closed");
  }

 private:
  using Kind = Token::Kind;
  struct Waiting {
    Kind kind;
    std::size_t column;
  };

  static int strength(Kind kind) { return kind == Kind::kNot ? 3 : kind == Kind::kAnd ? 2 : 1; }

  void take(const Token& token) {
    const bool begins = token.kind == Kind::kTerm || token.kind == Kind::kNot || token.kind == Kind::kOpen;
    if (begins && operand_) push({Kind::kAnd, token.column});
    if (!begins && !operand_)
      refuse(token.column, token.kind == Kind::kClose ? "a word is missing before the bracket"
                                                      : "a word is missing before " + token.text);
    switch (token.kind) {
      case Kind::kTerm:
        add_term(token);
        operand_ = true;
        break;
      case Kind::kNot:
      case Kind::kOpen:
        waiting_.push_back({token.kind, token.column});
        operand_ = false;
        break;
      case Kind::kClose:
        apply_until(0);
        if (waiting_.empty()) refuse(token.column, "the bracket was not opened");
        waiting_.pop_back();
        break;
      default:
        push({token.kind, token.column});
    }
  }

  void push(Waiting next) {
    apply_until(strength(next.kind));
    waiting_.push_back(next);
    operand_ = false;
  }

  /// Those that bind at least so much, down to the last bracket.
  void apply_until(int least) {
    while (!waiting_.empty() && waiting_.back().kind != Kind::kOpen && strength(waiting_.back().kind) >= least) {
      const Kind kind = waiting_.back().kind;
      waiting_.pop_back();
      using Operator = TextQuery::Operator;
      out_.steps_.push_back({kind == Kind::kNot   ? Operator::kNot
                             : kind == Kind::kAnd ? Operator::kAnd
                                                  : Operator::kOr});
    }
  }

  void add_term(const Token& token) {
    if (out_.terms_.size() == TextQuery::kMostTerms)
      refuse(token.column, "more than " + std::to_string(TextQuery::kMostTerms) + " words; ask in several searches");
    out_.steps_.push_back({TextQuery::Operator::kTerm, static_cast<std::uint32_t>(out_.terms_.size())});
    out_.terms_.emplace_back(token.text);
  }

  TextQuery& out_;
  std::vector<Waiting> waiting_;
  bool operand_ = false;  ///< one stands before what comes next
};

TextQuery::TextQuery(std::string_view text) {
  const std::u32string points = utf8::decode_all(text);
  TextQueryParser(*this).read(tokens_of(points), points.size());
  if (fits(std::vector<bool>(terms_.size())))
    throw UsageError(
        "text search: articles that hold none of these words would be found; name a word that they hold, too");
}

bool TextQuery::fits(const std::vector<bool>& holds) const {
  std::vector<bool> stack;
  for (const Step& step : steps_) {
    if (step.op == Operator::kTerm) {
      stack.push_back(holds[step.term]);
      continue;
    }
    const bool last = stack.back();
    if (step.op == Operator::kNot) {
      stack.back() = !last;
      continue;
    }
    stack.pop_back();
    stack.back() = step.op == Operator::kAnd ? stack.back() && last : stack.back() || last;
  }
  return stack.back();
}

}  // namespace govgraph::search
