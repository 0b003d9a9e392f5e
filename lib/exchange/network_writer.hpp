// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "exchange/layout.hpp"
#include "model/time.hpp"

namespace govgraph::exchange {

/// How elements are named in network files: "n421e940b1597fec4", "e…-2". Kinds: n node, a article, e edge, d derived
/// edge.
struct ElementId {
  char kind = 'n';
  std::uint64_t id = 0;
  std::uint64_t part = 0;  ///< from 1, of an edge that is written once a piece of evidence
};

struct DrawnNode {
  ElementId id{};
  std::string_view label{};  ///< short
  float size = 0;
  Point point{};
  std::string_view colour{};  ///< "#rrggbb"
  std::span<const Days> spells{};
};

struct DrawnEdge {
  ElementId id{};
  ElementId source{};
  ElementId target{};
  std::string_view type{};   ///< what tells edges of one pair apart: HOLDS_ROLE
  std::string_view label{};  ///< what stands beside it
  std::uint64_t weight = 0;
  std::span<const Days> spells{};  ///< sorted, apart; empty where no date is known
};

/// One syntax of network files. Told, in this order: `begin`; each node: `open_node`, its columns that have a value,
/// `close_node`; each edge likewise; `end`. Text is not yet escaped. What is handed over lives only for the call.
class NetworkWriter {
 public:
  virtual ~NetworkWriter();

  virtual bool timed() const { return false; }  ///< wants spells
  virtual void begin() = 0;
  virtual void open_node(const DrawnNode& node) = 0;
  virtual void close_node() = 0;
  virtual void open_edge(const DrawnEdge& edge) = 0;
  virtual void close_edge() = 0;
  virtual void end() = 0;

  /// A writer of nodes or of edges of the same file that keeps what it writes, for another thread.
  virtual std::unique_ptr<NetworkWriter> make_run() const = 0;

  /// Writes what a run kept, and empties it. REQUIRES a run of `make_run`.
  virtual void append_run(NetworkWriter& run) = 0;

  /// Of the open element; `column` is an index into kColumns. Values are not empty.
  virtual void text(std::size_t column, std::string_view value) = 0;
  virtual void integer(std::size_t column, std::uint64_t value) = 0;
  virtual void number(std::size_t column, float value) = 0;
};

}  // namespace govgraph::exchange
