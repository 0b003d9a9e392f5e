// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace govgraph::lexicon {

/// One file `*.features` as it was read:
///   # a comment
///   [founds] The object exists from then on.
///   成立 组建 创办
/// A line in square brackets names a feature (kebab-case) and says what it means; the words below it, parted by
/// blanks or lines, have it.
struct FeatureFile {
  std::string path;  ///< for messages
  std::string bytes;
};

struct FeatureWord {
  std::size_t line = 0;  ///< from 1
  std::u32string form;
};

/// A feature as a file declares it.
struct FeatureSection {
  std::string name;
  std::string meaning;
  std::size_t line = 0;
  std::vector<FeatureWord> words;
};

/// Every `*.features` of the folder, by file name. Throws InputError for a folder or file that cannot be read.
std::vector<FeatureFile> read_feature_files(const std::filesystem::path& directory);

/// The sections of one file, in its order. Throws InputError ("path:line: …") for broken UTF-8, words above the first
/// section, a name that is not kebab-case, a section without words, a word that stands twice in it, a line, name or
/// word past its bound (2,000 bytes of meaning, 60 of name, 60 code points).
std::vector<FeatureSection> parse_features(const FeatureFile& file);

[[noreturn]] void fail(const FeatureFile& file, std::size_t line, const std::string& message);

}  // namespace govgraph::lexicon
