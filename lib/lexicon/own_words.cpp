// SPDX-License-Identifier: Apache-2.0
#include "lexicon/own_words.hpp"

#include <algorithm>
#include <bitset>
#include <map>
#include <memory>

#include "base/utf8.hpp"
#include "lexicon/category.hpp"
#include "lexicon/feature_file.hpp"
#include "lexicon/table.hpp"

namespace govgraph::lexicon {
namespace {

/// By form, what is said of it, line by line.
using Said = std::map<std::string_view, std::string>;

Said said_in(std::string_view lines) {
  Said out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    const std::size_t tab = std::min(line.find('\t'), line.size());
    out[line.substr(0, tab)].append(line.substr(tab)) += '\n';
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return out;
}

bool is_of(std::string_view said, Category category) {
  return said.find("\t" + std::string(name_of(category)) + "\t") != std::string_view::npos;
}

/// What of each character of a name is known by itself (NameChar), however the others go on.
bool counts_by_character(std::string_view said) {
  return is_of(said, Category::kSurname) || is_of(said, Category::kGivenName);
}

/// Of letters and digits in half width; 0 for all else, which a reader may pass over.
char32_t plain(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  const bool ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  const bool mark = (c >= 0x2000 && c < 0x2E80) || (c >= 0x3000 && c < 0x3040 && c != 0x3005 && c != 0x3007) ||
                    (c >= 0xE000 && c < 0xF900) || (c >= 0xFE10 && c < 0xFFF0) || utf8::is_space(c);
  return ascii || (c >= 0xC0 && !mark) ? c : 0;
}

/// Signs for others (㈱, a radical for its ideograph) that a reader takes apart.
bool is_read_as_others(char32_t c) {
  return (c >= 0x2E80 && c < 0x2FE0) || (c >= 0x3300 && c < 0x3400) || (c >= 0xF900 && c < 0xFB07) ||
         (c >= 0x2F800 && c < 0x2FA20);
}

constexpr std::size_t kPlaces = std::size_t{1} << 20;

std::size_t place_of(char32_t a, char32_t b) { return (a * 0x9E3779B1U ^ b * 0x85EBCA6BU) % kPlaces; }

}  // namespace

std::string own_words(const std::filesystem::path& directory) {
  std::string out;
  if (directory.empty()) return out;
  for (const Table& table : read_tables(directory)) {
    const std::string name(name_of(table.category));
    if (table.category == Category::kDivision) {
      for (const DivisionRow& row : parse_divisions(table))
        out += row.name + '\t' + name + '\t' + std::to_string(row.code) + "\t\n";
      continue;
    }
    for (const Row& row : parse_rows(table))
      out += utf8::encode(row.form) + '\t' + name + '\t' + std::to_string(row.sub) + '\t' + std::to_string(row.number) +
             '\n';
  }
  for (const FeatureFile& file : read_feature_files(directory))
    for (const FeatureSection& section : parse_features(file))
      for (const FeatureWord& word : section.words) out += utf8::encode(word.form) + "\t[" + section.name + "]\n";
  return out;
}

std::optional<std::vector<std::u32string>> changed_words(std::string_view before, std::string_view after) {
  const Said was = said_in(before), is = said_in(after);
  std::vector<std::u32string> out;
  bool told = true;
  const auto note = [&](const Said& some, const Said& others) {
    for (const auto& [form, said] : some) {
      const auto other = others.find(form);
      if (other != others.end() && other->second == said) continue;
      told = told && !is_of(said, Category::kDivision) && !is_of(said, Category::kDivisionShort);
      const std::u32string word = utf8::decode_all(form);
      if (counts_by_character(said))
        for (const char32_t c : word) out.emplace_back(1, c);
      out.push_back(word);
    }
  };
  note(was, is);
  note(is, was);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return told ? std::optional(std::move(out)) : std::nullopt;
}

WordsInText::WordsInText(const std::vector<std::u32string>& words) {
  for (const std::u32string& each : words) {
    std::u32string& word = words_.emplace_back();
    for (const char32_t c : each)
      if (const char32_t letter = plain(c)) word += letter;
  }
}

bool WordsInText::may_stand_in(const std::vector<std::string_view>& texts) const {
  const auto held = std::make_unique<std::bitset<kPlaces>>();  // characters, and pairs of neighbours, by hash
  for (const std::string_view text : texts) {
    char32_t last = 0;
    for (std::size_t i = 0; i < text.size();) {
      const utf8::Step step = utf8::decode(text, i);
      i += step.length;
      if (is_read_as_others(step.code_point)) return true;
      const char32_t c = plain(step.code_point);
      if (c == 0) continue;
      held->set(place_of(0, c));
      held->set(place_of(last, c));
      last = c;
    }
  }
  // Each seam between two pieces that stand apart is one pair that may be missing.
  const auto may_be_had = [&](const std::u32string& word) {
    std::size_t seams = word.size() < 5 ? 1 : 2;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (!held->test(place_of(0, word[i]))) return false;
      if (i > 0 && !held->test(place_of(word[i - 1], word[i])) && seams-- == 0) return false;
    }
    return true;
  };
  return std::any_of(words_.begin(), words_.end(), may_be_had);
}

}  // namespace govgraph::lexicon
