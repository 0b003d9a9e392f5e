// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/cancellation.hpp"
#include "store/writer.hpp"

/// How decisions come into force. In three steps, each over what the one before has made:
///   1. what they say of the entities of pages (split, add, wrong of a node, not-same of names that a
///      page makes one) changes those pages' statements;
///   2. the corpus is judged, with pairs that are decided held together or apart; nodes get their names and labels;
///   3. relations that are wrong leave the statements of the pages that say them.
/// What a page says itself is kept beside (Writer::said), so that a decision which is taken back leaves no trace: after
/// any sequence the graph is that of a fresh build with the same decisions.
namespace govgraph::pipeline {

/// Makes a file of decisions the one in force and judges the corpus where that, or what documents came and went, asks
/// for it. Only documents that a new, changed or dropped decision touches are looked at; none is read again. Killed or
/// cancelled, the next call goes on. Throws InputError for a faulty line (named after `path`), StorageError,
/// CancelledError.
void decide(store::Writer& writer, std::string text, std::string_view path, const Cancellation& cancellation = {});

/// The same, whether or not anything has changed.
void apply_decisions(store::Writer& writer, std::string text, std::string_view path,
                     const Cancellation& cancellation = {});

/// The same of a database, whatever its documents were read with: none is read here. Throws StorageError and
/// CorruptionError when there is no database of this version.
void decide(const std::filesystem::path& database, const std::filesystem::path& file,
            const Cancellation& cancellation = {});

}  // namespace govgraph::pipeline
