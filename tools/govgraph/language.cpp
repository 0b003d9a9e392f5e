// SPDX-License-Identifier: Apache-2.0
#include "language.hpp"

#include <array>
#include <cctype>
#include <cstdlib>
#include <span>
#include <utility>

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

/// "1 nodes are" as "1 node is". Only what is counted in messages, so that no name is touched.
std::string one_as_one(std::string_view text) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Pair, 14> kCounted{{{"articles", "article"},
                                           {"communities", "community"},
                                           {"decisions", "decision"},
                                           {"documents", "document"},
                                           {"edges", "edge"},
                                           {"files", "file"},
                                           {"groups", "group"},
                                           {"mentions", "mention"},
                                           {"nodes", "node"},
                                           {"pictures", "picture"},
                                           {"relations", "relation"},
                                           {"rows", "row"},
                                           {"steps", "step"},
                                           {"ties", "tie"}}};
  constexpr std::array<Pair, 3> kVerbs{{{" are ", " is "}, {" were ", " was "}, {" have ", " has "}}};
  std::string out(text);
  // Puts the one in the place of the many of a pair that stands there, and says how long it is.
  const auto replace = [&](std::size_t at, std::span<const Pair> pairs) -> std::size_t {
    for (const auto& [many, one] : pairs) {
      if (out.compare(at, many.size(), many) != 0) continue;
      const std::size_t end = at + many.size();
      if (many.back() != ' ' && end < out.size() && (std::isalpha(static_cast<unsigned char>(out[end])) != 0)) continue;
      out.replace(at, many.size(), one);
      return one.size();
    }
    return 0;
  };
  for (std::size_t at = out.find("1 "); at != std::string::npos; at = out.find("1 ", at + 1)) {
    const bool alone = at == 0 || std::string_view(" \n(,:").find(out[at - 1]) != std::string_view::npos;
    if (const std::size_t noun = alone ? replace(at + 2, kCounted) : 0) replace(at + 2 + noun, kVerbs);
  }
  return out;
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

std::string translated(std::string_view text) { return in_chinese() ? chinese().translate(text) : one_as_one(text); }

std::string said_by(fmt::string_view format, fmt::format_args values) {
  if (!in_chinese()) return one_as_one(fmt::vformat(format, values));
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
