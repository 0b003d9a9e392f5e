// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "store/reader.hpp"

namespace govgraph::cli {

/// One line on stderr when documents of the database were read by other words, rules or passes than this program's,
/// with the remedy; else nothing. Cost: a pass over the keys of documents.
void say_if_outdated(const std::string& database);

/// The same of one that is open.
void say_if_outdated(const store::Reader& reader, const std::string& database);

}  // namespace govgraph::cli
