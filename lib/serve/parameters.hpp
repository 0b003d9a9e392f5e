// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/facts.hpp"
#include "serve/snapshot.hpp"

namespace govgraph::serve {

/// Names and values of a query string, decoded, in order.
using Query = std::vector<std::pair<std::string, std::string>>;

/// Reads the parameters of a request. Whatever is wrong with one is thrown as a UsageError that names it: a value that
/// does not fit, one given twice, one that nobody asked for, text that is not UTF-8 or holds control characters.
class Parameters {
 public:
  enum class Also { kNothing, kFilter };

  /// Throws unless each is one of `known`, or with kFilter one that `filter_of` reads, given once. `query` must outlive
  /// it.
  Parameters(const Query& query, std::initializer_list<std::string_view> known, Also also = Also::kNothing);

  /// At most `longest` characters; empty when not given.
  std::string text(std::string_view name, std::size_t longest) const;
  std::string required_text(std::string_view name, std::size_t longest) const;

  std::size_t number(std::string_view name, std::size_t fallback, std::size_t least, std::size_t most) const;
  float share(std::string_view name, float fallback) const;  ///< from 0 to 1
  bool flag(std::string_view name) const;                    ///< 1 or 0; else false
  NodeId node(std::string_view name) const;                  ///< required, 16 hexadecimal digits
  EdgeId edge(std::string_view name) const;
  std::vector<NodeId> node_list(std::string_view name, std::size_t most) const;
  std::optional<Month> month(std::string_view name) const;
  std::vector<Label> labels() const;  ///< those of `label`, with commas between

  /// One of `choices`; the first of them when not given.
  std::string_view choice(std::string_view name, std::initializer_list<std::string_view> choices) const;

 private:
  std::optional<std::string_view> find(std::string_view name) const;
  std::uint64_t id(std::string_view name, std::string_view value) const;

  const Query& query_;
};

/// Which edges, and which nodes at their ends, a reader wants to see.
struct Filter {
  std::array<bool, 16> labels{}, types{};  ///< by number; all false: any
  bool any_label = true, any_type = true;
  std::string_view inferred = "yes";  ///< yes: these too; no: without; only
  float confidence = 0;
  Month from = 0, to = 0;  ///< edges stated in between, or on no known day; 0: open

  bool any_edge = true;  ///< nothing is asked of edges, so they need not be looked at

  bool passes(const EdgeEntry& edge) const { return any_edge || fits(edge); }
  bool passes(const NodeEntry& node) const { return any_label || labels[static_cast<std::size_t>(node.label)]; }

 private:
  bool fits(const EdgeEntry& edge) const;
};

/// Reads label, type, inferred, confidence, since, until.
Filter filter_of(const Parameters& parameters);

}  // namespace govgraph::serve
