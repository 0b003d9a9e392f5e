// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/judgement.hpp"

namespace govgraph {

/// What a whole corpus says of its keys, in a fifth of the memory that a list of KeyClaim takes: each text (a name, a
/// scope, a short form) is kept once, and known by a number. The numbers ascend as the texts do, so whoever sorts or
/// compares looks at no text. Const calls are thread-safe.
class ClaimTable {
 public:
  ClaimTable() = default;
  explicit ClaimTable(std::span<const KeyClaim> claims);  ///< adds and finishes

  void add(const KeyClaim& claim);

  /// All have been added: from now on in ascending order of id, each key once, with the forms of all that claim it.
  /// n log n. REQUIRED before anything below is asked.
  void finish();

  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }

  NodeId id(std::size_t i) const { return rows_[i].id; }
  Label label(std::size_t i) const { return rows_[i].label; }
  std::uint32_t name(std::size_t i) const { return rows_[i].name; }
  std::uint32_t scope(std::size_t i) const { return rows_[i].scope; }
  std::span<const std::uint32_t> declared(std::size_t i) const;  ///< ascending, each once

  KeyClaim operator[](std::size_t i) const;  ///< a copy

  std::string_view text(std::uint32_t number) const { return texts_[number]; }  ///< lives as long as the table
  std::optional<std::uint32_t> number(std::string_view text) const;             ///< a binary search
  std::size_t texts() const { return texts_.size(); }                           ///< how many: numbers are less

 private:
  struct Row {
    NodeId id{};
    std::uint32_t name = 0, scope = 0;
    std::uint32_t forms = 0;  ///< 0: none; else one more than the place of their list
    Label label = Label::kPerson;
  };

  std::uint32_t number_of(std::string_view text);
  std::string_view kept(std::string_view text);
  void grow();
  void number_by_order();
  void unite();

  std::vector<Row> rows_;
  std::vector<std::vector<std::uint32_t>> lists_;
  std::vector<std::string_view> texts_;  ///< by number
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* block_end_ = nullptr;          ///< of the last block
  std::size_t left_ = 0;               ///< bytes before it that are free
  std::vector<std::uint32_t> places_;  ///< of texts by their hash; 0: free, else one more than the number
};

}  // namespace govgraph
