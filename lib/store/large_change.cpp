// SPDX-License-Identifier: Apache-2.0
#include "store/large_change.hpp"

#include <filesystem>
#include <utility>

#include "base/error.hpp"
#include "store/rows.hpp"

namespace govgraph::store {
namespace {

namespace fs = std::filesystem;

PlainStatements unpacked(const Database& database, std::string_view row) {
  std::optional<PlainStatements> out = unpack_statements(row);
  if (!out) throw CorruptionError(database.path() + ": a document's statements cannot be read: run `govgraph check`");
  return std::move(*out);
}

std::vector<NodeId> sound_keys_of(const Database& database, const PlainStatements& statements) {
  std::optional<std::vector<NodeId>> out = keys_of(statements);
  if (!out) throw CorruptionError(database.path() + ": a document's statements cannot be read: run `govgraph check`");
  return std::move(*out);
}

std::size_t weight_of(std::span<const Half> halves) {
  std::size_t out = 0;
  for (const Half& each : halves) out += each.builder.weight();
  return out;
}

/// Gives every fact of which `is_touched(entity)` says so to all halves, and calls `after` behind each.
template <class Touched, class After>
void walk(const Database& database, const PlainStatements& said, std::span<const NodeId> keys, std::span<Half> halves,
          Touched is_touched, After after) {
  FactCursor facts(said.facts);
  EntityFact entity;
  for (std::size_t i = 0; facts.next(entity); ++i) {
    database.cancellation().check();
    if (!is_touched(i)) continue;
    for (Half& each : halves) each.builder.add(i, entity);
    after();
  }
  EdgeFact edge;
  while (facts.next(edge)) {
    database.cancellation().check();
    if (!is_touched(edge.head) && !is_touched(edge.tail)) continue;
    for (Half& each : halves) each.builder.add(edge, keys[edge.head], keys[edge.tail]);
    after();
  }
}

}  // namespace

LargeChange::Folder::Folder(std::string path) : path_(std::move(path)) {
  std::error_code ignored;  // then no file can be made in it, which is told
  own_ = fs::create_directory(path_, ignored);
}

LargeChange::Folder::~Folder() {
  std::error_code ignored;
  if (own_) fs::remove_all(path_, ignored);
}

LargeChange::LargeChange(Database& database, std::size_t slice_weight, Cancellation cancellation)
    : database_(database),
      slice_weight_(slice_weight),
      cancellation_(cancellation),
      folder_(loading_folder(database)),
      own_(database, "-own", FileSink::Packing::kAsStored, cancellation) {}

LargeChange::~LargeChange() {
  std::error_code ignored;
  for (const auto& [family, paths] : files_)
    for (const std::string& each : paths) fs::remove(each, ignored);
}

void LargeChange::derive(DocumentId id, std::string_view row, int sign) {
  const PlainStatements said = unpacked(database_, row);
  const std::vector<NodeId> keys = sound_keys_of(database_, said), nodes = nodes_of(keys, said.equivalences);
  Half half(id, nodes, sign);
  const std::span<Half> all(&half, 1);
  walk(
      database_, said, keys, all, [](std::size_t) { return true; }, [&] { write_slice(all, slice_weight_); });
  write_slice(all, 0);
}

bool LargeChange::rejoin(DocumentId id, std::string_view row, const Equivalences& wanted) {
  PlainStatements said = unpacked(database_, row);
  const std::vector<NodeId> keys = sound_keys_of(database_, said);
  const std::vector<NodeId> before = nodes_of(keys, said.equivalences), after = nodes_of(keys, wanted);
  if (before == after) return false;
  std::vector<Half> halves;
  halves.emplace_back(id, before, -1);
  halves.emplace_back(id, after, 1);
  walk(
      database_, said, keys, halves, [&](std::size_t i) { return before[i] != after[i]; },
      [&] { write_slice(halves, slice_weight_); });
  write_slice(halves, 0);
  said.facts = {};
  put(Family::kStatements, key_of(id), rejoined(row, restricted(wanted, keys)));
  return true;
}

/// Unless they weigh less than `least`.
void LargeChange::write_slice(std::span<Half> halves, std::size_t least) {
  if (weight_of(halves) < least) return;
  Group slice;
  for (Half& each : halves) each.move_to(slice);
  add(slice);
}

void LargeChange::add(const Group& slice) {
  FileSink sink(database_, "-slice" + std::to_string(slices_++), FileSink::Packing::kAsStored, cancellation_);
  slice.write_to(sink);
  keep(sink);
}

void LargeChange::keep(FileSink& sink) {
  for (auto& [family, path] : sink.finish()) files_[family].push_back(std::move(path));
}

void LargeChange::commit() {
  keep(own_);
  database_.merge_from_now();
  ingest(database_, files_);
}

}  // namespace govgraph::store
