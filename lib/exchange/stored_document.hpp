// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

#include "base/json.hpp"
#include "model/facts.hpp"

namespace govgraph::exchange {

/// Why a document of the jsonl export cannot be restored; the reader of lines adds where it stands.
struct BadDocument : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A "document" object of the jsonl export, checked: labels and types are known, places lie in the source and its
/// articles, ends of relations exist, nothing is said twice. Throws BadDocument.
DocumentFacts stored_document(const json::Value& object);

}  // namespace govgraph::exchange
