// SPDX-License-Identifier: Apache-2.0
// Tables of a researcher over the built-in ones, and by themselves. Input: tables with a zero byte between them, each a
// byte that chooses its category, then its text.
#include <memory>

#include "base/error.hpp"
#include "fuzz/target.hpp"
#include "lexicon/built_in.hpp"
#include "lexicon/compile.hpp"
#include "lexicon/gazetteer.hpp"

using namespace govgraph;
using namespace govgraph::lexicon;
using fuzz::require;

namespace {

std::vector<Table> tables_of(fuzz::Input input) {
  std::vector<Table> out;
  while (!input.at_end() && out.size() < 8) {
    fuzz::Input part(input.until('\0'));
    const auto category = static_cast<Category>(part.below(kCategoryCount));
    out.push_back({"table.tsv", category, std::string(part.rest())});
  }
  return out;
}

/// What each row says is found in the image.
void require_found(const std::vector<Table>& tables, const Image& image) {
  for (const Table& table : tables) {
    if (table.category == Category::kDivision) {
      for (const DivisionRow& row : parse_divisions(table)) {
        bool found = false;
        for (const DivisionRecord& each : image.divisions)
          found = found || (each.code == row.code && image.name(each) == row.name);
        require(found, "a division is in the gazetteer");
      }
      continue;
    }
    for (const Row& row : parse_rows(table)) {
      std::uint32_t node = kTrieRoot;
      for (const char32_t c : row.form) {
        node = image.trie.step(node, c);
        require(node != kTrieFree, "a form is in the trie");
      }
      const std::uint32_t value = image.trie.units[node].value;
      require(value > 0, "a form has a value");
      require(image.match(value, 0).is(table.category), "a form is of its category");
    }
  }
}

void compile_over(const std::vector<Table>& tables, const Image* base) {
  const std::string bytes = compile({tables, {}}, base);
  std::vector<std::uint64_t> aligned((bytes.size() + 7) / 8);
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(aligned.data()));
  const Image image = open_image({reinterpret_cast<const char*>(aligned.data()), bytes.size()});
  require_found(tables, image);
}

/// The same bytes as a file of features: each word has its feature.
void compile_features_over(const std::string& bytes, const FeatureIndex* base) {
  const FeatureFile file{"table.tsv", bytes};
  const FeatureParts parts = compile_features(std::span(&file, 1), base);
  const FeatureIndex index{{parts.trie.alphabet, parts.trie.rare, parts.trie.units},
                           parts.chars,
                           parts.set_of_word,
                           parts.sets,
                           parts.records,
                           parts.strings};
  for (const FeatureSection& section : parse_features(file)) {
    std::size_t feature = 0;
    while (feature < index.records.size() && index.info(feature).name != section.name) ++feature;
    require(feature < index.records.size(), "a feature is declared");
    for (const FeatureWord& word : section.words) {
      std::uint32_t node = kTrieRoot;
      for (const char32_t c : word.form) {
        node = index.trie.step(node, c);
        require(node != kTrieFree, "a word is in the trie");
      }
      require(index.has(index.trie.units[node].value, feature), "a word has its feature");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Image kBuiltIn = open_image(built_in_image());
  const std::vector<Table> tables = tables_of({data, size});
  for (const Image* base : {static_cast<const Image*>(nullptr), &kBuiltIn}) {
    try {
      compile_over(tables, base);
    } catch (const InputError& error) {
      require(std::string_view(error.what()).starts_with("table.tsv:"), "a message says which line is at fault");
    }
    try {
      compile_features_over({reinterpret_cast<const char*>(data), size}, base != nullptr ? &base->features : nullptr);
    } catch (const InputError& error) {
      require(std::string_view(error.what()).starts_with("table.tsv:"), "a message says which line is at fault");
    }
  }
  return 0;
}
