// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace govgraph::lexicon {

/// What the tables and features of a researcher's folder say: a line for each word, `form<TAB>table<TAB>sub<TAB>number`
/// or `form<TAB>[feature]`, in the order of the files. Empty for an empty path. Throws InputError as
/// Lexicon::with_directory does.
std::string own_words(const std::filesystem::path& directory);

/// The words of which the two say something else, each once: whatever text none of them stands in is read the same with
/// either. nullopt where that cannot be told: they differ in divisions, whose names reach texts that do not hold them.
std::optional<std::vector<std::u32string>> changed_words(std::string_view before, std::string_view after);

/// Whether a text may hold one of some words, also one that a reader puts together of what stands apart there
/// (镇党委、政府).
class WordsInText {
 public:
  explicit WordsInText(const std::vector<std::u32string>& words);

  bool none() const { return words_.empty(); }

  /// False: none of them can be had from `texts`, whatever white space, marks and line ends stand between their
  /// characters. Linear in the texts and the words.
  bool may_stand_in(const std::vector<std::string_view>& texts) const;

 private:
  std::vector<std::u32string> words_;  ///< letters and digits alone, in half width
};

}  // namespace govgraph::lexicon
