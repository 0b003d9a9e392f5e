// SPDX-License-Identifier: Apache-2.0
#include "lexicon/feature_index.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace govgraph::lexicon {
namespace {

using FeatureSet = std::set<std::size_t>;

constexpr std::size_t kMostFeatures = 4'096;

std::optional<std::size_t> numbered(const FeatureParts& parts, std::string_view name) {
  for (std::size_t i = 0; i < parts.records.size(); ++i) {
    const FeatureRecord& record = parts.records[i];
    if (std::string_view(parts.strings).substr(record.name_begin, record.name_size) == name) return i;
  }
  return std::nullopt;
}

std::uint32_t add_string(FeatureParts& parts, std::string_view text) {
  const auto begin = static_cast<std::uint32_t>(parts.strings.size());
  parts.strings += text;
  return begin;
}

std::size_t add_feature(FeatureParts& parts, std::string_view name, std::string_view meaning) {
  FeatureRecord record;
  record.name_begin = add_string(parts, name);
  record.name_size = static_cast<std::uint16_t>(name.size());
  record.meaning_begin = add_string(parts, meaning);
  record.meaning_size = static_cast<std::uint16_t>(meaning.size());
  parts.records.push_back(record);
  return parts.records.size() - 1;
}

/// The number of the section's feature, new or known of the base.
std::size_t feature_of(FeatureParts& parts, const FeatureFile& file, const FeatureSection& section, std::size_t known) {
  const auto number = numbered(parts, section.name);
  if (!number) return add_feature(parts, section.name, section.meaning);
  if (*number >= known)
    fail(file, section.line, "[" + section.name + "] is declared twice; put all its words in one place");
  return *number;
}

void note_length(FeatureRecord& record, std::size_t size) {
  const auto length = static_cast<std::uint16_t>(size);
  record.shortest = record.longest == 0 ? length : std::min(record.shortest, length);
  record.longest = std::max(record.longest, length);
}

std::vector<std::uint64_t> bits_of(const FeatureSet& set, std::size_t words) {
  std::vector<std::uint64_t> bits(words);
  for (const std::size_t feature : set) bits[feature / 64] |= std::uint64_t{1} << (feature % 64);
  return bits;
}

/// Numbers the distinct sets; the empty one is 0.
class SetNumbers {
 public:
  explicit SetNumbers(FeatureParts& parts) : parts_(parts), width_((parts.records.size() + 63) / 64) { number({}); }

  std::uint32_t number(const FeatureSet& set) {
    const auto [at, added] = numbers_.emplace(set, static_cast<std::uint32_t>(numbers_.size()));
    if (added) {
      const std::vector<std::uint64_t> bits = bits_of(set, width_);
      parts_.sets.insert(parts_.sets.end(), bits.begin(), bits.end());
    }
    return at->second;
  }

 private:
  FeatureParts& parts_;
  std::size_t width_;
  std::map<FeatureSet, std::uint32_t> numbers_;
};

void lay_out(const std::map<std::u32string, FeatureSet>& words, FeatureParts& parts) {
  struct OfChar {
    FeatureSet alone, first, last;
  };
  SetNumbers numbers(parts);
  std::vector<std::u32string> keys;
  std::map<char32_t, OfChar> chars;
  for (const auto& [form, set] : words) {
    keys.push_back(form);
    parts.set_of_word.push_back(numbers.number(set));
    if (form.size() == 1) chars[form[0]].alone = set;
    chars[form.front()].first.insert(set.begin(), set.end());
    chars[form.back()].last.insert(set.begin(), set.end());
  }
  parts.trie = build_trie(keys);
  parts.chars.resize(parts.trie.codes + 1);
  const Trie trie{parts.trie.alphabet, parts.trie.rare, parts.trie.units};
  for (const auto& [c, each] : chars)
    parts.chars[trie.code_of(c)] = {numbers.number(each.alone), numbers.number(each.first), numbers.number(each.last)};
}

}  // namespace

FeatureInfo FeatureIndex::info(std::size_t feature) const {
  const FeatureRecord& record = records[feature];
  return {strings.substr(record.name_begin, record.name_size),
          strings.substr(record.meaning_begin, record.meaning_size)};
}

FeatureParts compile_features(std::span<const FeatureFile> files, const FeatureIndex* base) {
  FeatureParts parts;
  const std::size_t known = base != nullptr ? base->records.size() : 0;
  for (std::size_t i = 0; i < known; ++i) {
    const FeatureInfo info = base->info(i);
    add_feature(parts, info.name, info.meaning);
  }
  std::map<std::u32string, FeatureSet> words;
  for (const FeatureFile& file : files)
    for (const FeatureSection& section : parse_features(file)) {
      const std::size_t feature = feature_of(parts, file, section, known);
      if (feature >= kMostFeatures) fail(file, section.line, "there are more than 4,096 features; declare fewer");
      for (const FeatureWord& word : section.words) {
        words[word.form].insert(feature);
        note_length(parts.records[feature], word.form.size());
      }
    }
  lay_out(words, parts);
  return parts;
}

std::string feature_header(const FeatureIndex& index) {
  std::string out =
      "// Made by govgraph_lexicon_compiler out of lib/lexicon/data/*.features: change those.\n"
      "#pragma once\n\n#include \"lexicon/feature.hpp\"\n\nnamespace govgraph::lexicon::feature {\n\n";
  for (std::size_t i = 0; i < index.records.size(); ++i) {
    const FeatureInfo info = index.info(i);
    std::string name = "k";
    bool upper = true;
    for (const char c : info.name) {
      if (c != '-') name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = c == '-';
    }
    out += "/// " + std::string(info.meaning) + "\ninline constexpr Feature " + name + "{" + std::to_string(i) + "};\n";
  }
  return out + "\n}  // namespace govgraph::lexicon::feature\n";
}

}  // namespace govgraph::lexicon
