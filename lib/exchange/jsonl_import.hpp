// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

#include "model/facts.hpp"

namespace govgraph::exchange {

struct ImportCounts {
  std::uint64_t lines = 0, documents = 0, entities = 0, relations = 0;
};

/// Reads what the jsonl export wrote and hands over each document as it was stored: ids are made anew, order restored, so that a
/// file edited by hand is still sound. Lines of other kinds are skipped: the store assembles nodes and edges itself.
/// `name` stands in messages. Throws InputError "name:line: …" at the first line that cannot be used, and when the
/// file holds no document. Memory: about four times the longest line.
ImportCounts import_jsonl(std::istream& in, const std::string& name, const std::function<void(DocumentFacts)>& keep);

}  // namespace govgraph::exchange
