// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

// The language in which the program speaks to people: help, messages, the tables of `--format table`. What programs
// read (JSON, CSV, keys, identifiers) is the same in both. Sentences are written in English where they are said;
// `chinese.txt` has each of them in Chinese (see Catalogue).
namespace govgraph::cli {

enum class Language { kEnglish, kChinese };

Language language();
void set_language(Language language);

inline bool in_chinese() { return language() == Language::kChinese; }

/// The language that LC_ALL, LC_MESSAGES or LANG ask for: the first of them that is set and not empty. Chinese where
/// it begins with zh, else English.
Language language_of_locale();

/// Sets the language from `--lang zh|en`, which may stand anywhere before a `--`, else from the locale. Returns the
/// arguments without it and without the program's name. Throws UsageError when it names another language.
std::vector<std::string> choose_language(int argc, char** argv);

/// `text` in the language chosen: line by line, where a line is a sentence that the catalogue has, filled in or not.
std::string translated(std::string_view text);

/// The same for a format string and the values that it takes. In English it is fmt::format.
std::string said_by(fmt::string_view format, fmt::format_args values);

template <class... Values>
std::string said(fmt::format_string<Values...> format, Values&&... values) {
  return said_by(format, fmt::make_format_args(values...));
}

}  // namespace govgraph::cli
