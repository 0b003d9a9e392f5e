// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace govgraph::extract {

/// 'text', for messages.
std::string in_quotes(std::string_view text);

/// Reads one line of a rule from left to right. Faults are thrown as InputError ("path:line: …").
class Scanner {
 public:
  Scanner(std::string_view path, std::uint32_t line, std::string_view text) : path_(path), line_(line), text_(text) {}

  void skip_blanks();
  bool at_end();

  /// Takes `token` when it stands next.
  bool take(std::string_view token);
  void expect(std::string_view token);
  bool sees(std::string_view token);

  /// Letters, digits, '-' and '_'; empty when none stands next.
  std::string_view word();
  std::string_view peek_word();

  std::uint32_t number();

  /// What stands up to `close`, which is taken too.
  std::string_view up_to(char close);

  std::string_view rest() const { return text_.substr(at_); }
  std::uint32_t line() const { return line_; }
  std::string_view path() const { return path_; }
  [[noreturn]] void fail(const std::string& message) const;

 private:
  std::string_view path_;
  std::uint32_t line_;
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace govgraph::extract
