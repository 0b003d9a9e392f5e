// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "lexicon/feature_file.hpp"
#include "lexicon/image.hpp"
#include "lexicon/table.hpp"

namespace govgraph::lexicon {

/// All that a folder says of words.
struct WordFiles {
  std::vector<Table> tables;
  std::vector<FeatureFile> features;
};

/// Every `*.tsv` and `*.features` of the folder. Throws InputError for one that cannot be read.
WordFiles read_words(const std::filesystem::path& directory);

/// Compiles them into an image (image.hpp). Over a `base` image, each form also carries the readings that it
/// has there, so that a lookup need ask only one of the two; the base's gazetteer rows come first and keep
/// their numbers. The same tables give the same bytes. Throws InputError with path:line for a faulty
/// table: a bad line, a division without the one above it, a code given twice, a feature declared twice.
std::string compile(const WordFiles& files, const Image* base = nullptr);

}  // namespace govgraph::lexicon
