// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "lexicon/image.hpp"
#include "lexicon/table.hpp"

namespace govgraph::lexicon {

/// Compiles tables into an image (image.hpp). Over a `base` image, each form also carries the readings that it
/// has there, so that a lookup need ask only one of the two; the base's gazetteer rows come first and keep
/// their numbers. The same tables give the same bytes. Throws InputError with path:line for a faulty
/// table: a bad line, a division without the one above it, a code given twice.
std::string compile(std::span<const Table> tables, const Image* base = nullptr);

}  // namespace govgraph::lexicon
