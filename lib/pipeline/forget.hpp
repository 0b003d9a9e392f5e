// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/cancellation.hpp"

namespace govgraph::pipeline {

/// Retracts documents: their statements, and only theirs, leave the graph, and the corpus that remains is judged
/// again. Gives back the documents that the database does not hold; the others are forgotten. Throws
/// StorageError, and CorruptionError when there is no database of this version.
/// CancelledError leaves all of a document or nothing of it.
std::vector<std::string> forget(std::span<const std::string> documents, const std::filesystem::path& database,
                                const Cancellation& cancellation = {});

}  // namespace govgraph::pipeline
