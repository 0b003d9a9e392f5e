// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace govgraph {

enum class Severity : std::uint8_t { kNote, kWarning, kError };

/// What is wrong with one piece of a document: data, never a throw. `begin` and `end` are byte
/// offsets into the source as UTF-8; both 0 when the whole document is meant.
struct Diagnostic {
  std::string code;  ///< stable, kebab-case: "invalid-byte", "empty-document"
  Severity severity = Severity::kWarning;
  std::string document;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string message;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Collects diagnostics of one document. Not thread-safe: one a document.
using Diagnostics = std::vector<Diagnostic>;

}  // namespace govgraph
