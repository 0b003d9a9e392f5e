// SPDX-License-Identifier: Apache-2.0
#include "literal.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include "query/text.hpp"

namespace govgraph::test {
namespace {

class Reader {
 public:
  Reader(std::string_view text, bool sort_lists) : text_(text), sort_(sort_lists) {}

  std::string value() {
    blank();
    const char c = peek();
    if (c == '\'') return string();
    if (c == '[') return peek(1) == ':' ? relationship() : list();
    if (c == '{') return "{" + entries() + "}";
    if (c == '(') return node();
    if (c == '<') return path();
    return word();
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void blank() {
    while (peek() == ' ') ++at_;
  }
  void take(char c) {
    blank();
    if (peek() != c) throw std::runtime_error("expected " + std::string(1, c) + " in " + std::string(text_));
    ++at_;
  }
  bool taken(char c) {
    blank();
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  std::string string() {
    std::string out = "'";
    for (++at_; peek() != '\''; ++at_) {
      if (peek() == '\\') out += text_[at_++];
      out += peek();
    }
    ++at_;
    return out + "'";
  }

  std::string word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && std::string_view(" ,]})").find(peek()) == std::string_view::npos) ++at_;
    const std::string written(text_.substr(begin, at_ - begin));
    const bool floats = written.find_first_of(".eE") != std::string::npos &&
                        written.find_first_not_of("+-.0123456789eE") == std::string::npos;
    return floats ? query::number_text(std::strtod(written.c_str(), nullptr)) : written;
  }

  static std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& each : parts) out += (out.empty() ? "" : ", ") + each;
    return out;
  }

  std::string list() {
    std::vector<std::string> parts;
    take('[');
    while (!taken(']')) {
      parts.push_back(value());
      taken(',');
    }
    if (sort_) std::sort(parts.begin(), parts.end());
    return "[" + joined(parts) + "]";
  }

  std::string name() {
    blank();
    if (peek() == '`') {
      const std::size_t end = text_.find('`', at_ + 1);
      std::string out(text_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
      return out;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && std::string_view(" :,(){}[]").find(peek()) == std::string_view::npos) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string entries() {
    std::vector<std::string> parts;
    take('{');
    while (!taken('}')) {
      const std::string key = name();
      take(':');
      parts.push_back(key + ": " + value());
      taken(',');
    }
    std::sort(parts.begin(), parts.end());
    return joined(parts);
  }

  std::string properties() {
    blank();
    return peek() == '{' ? "{" + entries() + "}" : "";
  }

  std::string node() {
    take('(');
    std::vector<std::string> labels;
    while (taken(':')) labels.push_back(":" + name());
    std::sort(labels.begin(), labels.end());
    std::string out;
    for (const std::string& each : labels) out += each;
    const std::string held = properties();
    take(')');
    return "(" + out + (out.empty() || held.empty() ? "" : " ") + held + ")";
  }

  std::string relationship() {
    take('[');
    take(':');
    const std::string type = name();
    const std::string held = properties();
    take(']');
    return "[:" + type + (held.empty() ? "" : " ") + held + "]";
  }

  std::string path() {
    take('<');
    std::string out = "<" + node();
    while (!taken('>')) {
      const bool left = taken('<');
      take('-');
      const std::string walked = relationship();
      take('-');
      if (!left) take('>');
      out += (left ? "<-" : "-") + walked + (left ? "-" : "->") + node();
    }
    return out + ">";
  }

  std::string_view text_;
  bool sort_;
  std::size_t at_ = 0;
};

}  // namespace

std::string canonical(std::string_view literal, bool sort_lists) { return Reader(literal, sort_lists).value(); }

}  // namespace govgraph::test
