// SPDX-License-Identifier: Apache-2.0
#include "extract/rules/scanner.hpp"

#include "base/error.hpp"

namespace govgraph::extract {
namespace {

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

std::string in_quotes(std::string_view text) {
  std::string out(1, '\'');
  out += text;
  out += '\'';
  return out;
}

void Scanner::skip_blanks() {
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
}

bool Scanner::at_end() {
  skip_blanks();
  return at_ >= text_.size();
}

bool Scanner::sees(std::string_view token) {
  skip_blanks();
  return text_.substr(at_).starts_with(token);
}

bool Scanner::take(std::string_view token) {
  if (!sees(token)) return false;
  at_ += token.size();
  return true;
}

void Scanner::expect(std::string_view token) {
  if (!take(token)) fail("expected '" + std::string(token) + "' before '" + std::string(rest()) + "'");
}

std::string_view Scanner::peek_word() {
  skip_blanks();
  std::size_t end = at_;
  while (end < text_.size() && is_word_character(text_[end])) ++end;
  // "who -> what": an arrow ends a word.
  if (end > at_ + 1 && text_[end - 1] == '-' && end < text_.size() && text_[end] == '>') --end;
  return text_.substr(at_, end - at_);
}

std::string_view Scanner::word() {
  const std::string_view out = peek_word();
  at_ += out.size();
  return out;
}

std::uint32_t Scanner::number() {
  const std::string_view digits = word();
  std::uint32_t out = 0;
  if (digits.empty() || digits.size() > 4) fail("expected a number before '" + std::string(rest()) + "'");
  for (const char c : digits) {
    if (c < '0' || c > '9') fail(in_quotes(digits) + " is no number");
    out = out * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return out;
}

std::string_view Scanner::up_to(char close) {
  const std::size_t end = text_.find(close, at_);
  if (end == std::string_view::npos) fail(std::string("a '") + close + "' is missing");
  const std::string_view out = text_.substr(at_, end - at_);
  at_ = end + 1;
  return out;
}

void Scanner::fail(const std::string& message) const {
  throw InputError(std::string(path_) + ":" + std::to_string(line_) + ": " + message);
}

}  // namespace govgraph::extract
