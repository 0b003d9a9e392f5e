// SPDX-License-Identifier: Apache-2.0
#include "language.hpp"

#include <cstdlib>

#include "base/error.hpp"
#include "catalogue.hpp"
#include "chinese_data.hpp"

namespace govgraph::cli {
namespace {

Language chosen = Language::kEnglish;

const Catalogue& chinese() {
  static const Catalogue kChinese(kChineseSentences);
  return kChinese;
}

Language language_named(std::string_view name) {
  if (name == "zh") return Language::kChinese;
  if (name == "en") return Language::kEnglish;
  throw UsageError(fmt::format("--lang takes zh or en, not '{}'", name));
}

}  // namespace

Language language() { return chosen; }
void set_language(Language language) { chosen = language; }

Language language_of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0')
      return std::string_view(value).starts_with("zh") ? Language::kChinese : Language::kEnglish;
  }
  return Language::kEnglish;
}

std::vector<std::string> choose_language(int argc, char** argv) {
  set_language(language_of_locale());
  std::vector<std::string> out;
  bool options = true;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--") options = false;
    if (options && argument.starts_with("--lang=")) {
      set_language(language_named(argument.substr(7)));
    } else if (options && argument == "--lang") {
      set_language(language_named(i + 1 < argc ? argv[++i] : ""));
    } else {
      out.emplace_back(argument);
    }
  }
  return out;
}

std::string translated(std::string_view text) { return in_chinese() ? chinese().translate(text) : std::string(text); }

std::string said_by(fmt::string_view format, fmt::format_args values) {
  if (!in_chinese()) return fmt::vformat(format, values);
  const std::string_view whole(format.data(), format.size());
  const std::size_t begin = whole.find_first_not_of(" \n"), end = whole.find_last_not_of(" \n");
  const auto found =
      begin == std::string_view::npos ? std::nullopt : chinese().find(whole.substr(begin, end + 1 - begin));
  if (!found) return chinese().translate(fmt::vformat(format, values));
  const std::string text =
      std::string(whole.substr(0, begin)) + std::string(*found) + std::string(whole.substr(end + 1));
  return fmt::vformat(text, values);
}

}  // namespace govgraph::cli
