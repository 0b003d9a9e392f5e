// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/cancellation.hpp"

namespace govgraph::pipeline {

struct RepairOptions {
  std::optional<std::filesystem::path> lexicon;  ///< folder of the researcher's own tables, to read texts again
  Cancellation cancellation{};
};

struct RepairReport {
  std::uint64_t documents = 0;          ///< in the new database
  std::vector<std::string> read_again;  ///< paths of those whose statements were lost and read again from their text
  std::vector<std::string> lost;        ///< those that could not be saved, each a sentence that says what to do
  std::filesystem::path kept;           ///< where the damaged database lies now
};

/// Makes a sound database at `into`, where nothing may be, out of what can be read of the one at `damaged`, which is
/// left as it is: documents with their statements, or with their text, which is read again; all else is derived
/// anew. Throws StorageError when another process writes there or the disk is full, CorruptionError when it is of
/// another format.
RepairReport repair(const std::filesystem::path& damaged, const std::filesystem::path& into,
                    const RepairOptions& options);

/// The same, and the new database takes the place of the old one, in one step and only when it is whole; the old one is
/// kept beside it, as `kept` says.
RepairReport repair_in_place(const std::filesystem::path& database, const RepairOptions& options);

}  // namespace govgraph::pipeline
