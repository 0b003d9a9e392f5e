// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace govgraph::pipeline {

/// Retracts documents: their statements, and only theirs, leave the graph, and the corpus that remains is judged
/// again. Gives back the documents that the database does not hold; the others are forgotten. Throws
/// StorageError, and CorruptionError when there is no database of this version.
std::vector<std::string> forget(std::span<const std::string> documents, const std::filesystem::path& database);

}  // namespace govgraph::pipeline
