// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "base/hash.hpp"
#include "serve/answers.hpp"
#include "serve/api.hpp"
#include "support/sample_graph.hpp"

namespace govgraph::test {

inline std::shared_ptr<const serve::Snapshot> snapshot_of(MemoryGraph graph, std::uint64_t number = 1) {
  return std::make_shared<const serve::Snapshot>(std::make_shared<const MemoryGraph>(std::move(graph)), number);
}

inline std::string id_of(const serve::Snapshot& snapshot, std::string_view name) {
  for (const serve::NodeEntry& each : snapshot.nodes())
    if (each.name == name) return hex64(static_cast<std::uint64_t>(each.id));
  return "";
}

inline bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

inline std::size_t times(const std::string& text, std::string_view part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++out;
  return out;
}

}  // namespace govgraph::test
