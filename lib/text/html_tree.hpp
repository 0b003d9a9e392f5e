// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace govgraph::text {

/// A web page as its parser understood it: elements and pieces of text in document order, so that whoever asks for
/// sums goes over them backwards and nobody recurses. Number 0 is the root.
class HtmlTree {
 public:
  using Id = std::uint32_t;
  static constexpr Id kNone = ~Id{0};

  HtmlTree() { nodes_.push_back({}); }

  Id add_element(Id parent, std::string_view name);
  Id add_text(Id parent, std::string_view text);
  /// REQUIRES the element that was added last.
  void add_attribute(std::string_view name, std::string_view value);

  std::size_t size() const { return nodes_.size(); }
  Id parent(Id id) const { return nodes_[id].parent; }
  Id first(Id id) const { return nodes_[id].first; }
  Id next(Id id) const { return nodes_[id].next; }
  /// One past all that is in it.
  Id end(Id id) const { return nodes_[id].end; }

  bool is_text(Id id) const { return nodes_[id].name == kText; }
  /// Of an element, in lower case; empty of text and of the root.
  std::string_view name(Id id) const;
  std::string_view text(Id id) const;
  /// Empty when it has none of that name.
  std::string_view attribute(Id id, std::string_view name) const;

  /// For whoever adds: all that is in the element has been added.
  void close(Id id) { nodes_[id].end = static_cast<Id>(nodes_.size()); }

 private:
  static constexpr std::uint16_t kText = 0xFFFF;
  static constexpr std::uint16_t kRoot = 0xFFFE;

  struct Piece {
    std::uint32_t begin = 0, size = 0;
  };
  struct Node {
    Id parent = kNone, first = kNone, last = kNone, next = kNone, end = kNone;
    std::uint16_t name = kRoot;
    std::uint16_t attributes = 0;
    Piece text{};  ///< of an element its attributes, in `attributes_`
  };

  Id add(Id parent, Node node);
  Piece keep(std::string_view text);
  std::string_view at(Piece piece) const { return std::string_view(arena_).substr(piece.begin, piece.size); }

  std::vector<Node> nodes_;
  std::vector<std::pair<Piece, Piece>> attributes_;
  std::vector<std::string> names_;
  std::string arena_;
};

}  // namespace govgraph::text
