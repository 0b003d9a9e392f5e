// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

#include "base/cancellation.hpp"
#include "exchange/jsonl.hpp"
#include "model/facts.hpp"

namespace govgraph::exchange {

struct ImportCounts {
  std::uint64_t lines = 0, documents = 0, entities = 0, relations = 0;
};

/// Who is told what is read.
struct ImportSink {
  std::function<void(const Origin&)> origin;  ///< once, before any document; empty where the file does not say
  std::function<void(DocumentFacts)> document;
};

/// Reads what the jsonl export wrote and hands over each document as it was stored: ids are made anew, order restored,
/// so that a file edited by hand is still sound. Lines of articles, nodes and edges are skipped: the store assembles
/// them itself. `name` stands in messages. Throws InputError "name:line: …" at the first line that cannot be used (also
/// one of an unknown kind, or longer than kLongestLine), and when the file holds no document; CancelledError once
/// `cancellation` is requested, at the next document or 64 KiB of a line. Memory: about four times the longest line of
/// an export; of a line of nothing but small numbers 25 times.
inline constexpr std::size_t kLongestLine = std::size_t{1} << 30;
ImportCounts import_jsonl(std::istream& in, const std::string& name, const ImportSink& sink,
                          const Cancellation& cancellation = {});

}  // namespace govgraph::exchange
