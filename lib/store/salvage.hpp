// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/cancellation.hpp"
#include "model/graph_view.hpp"
#include "store/options.hpp"
#include "store/rows.hpp"

namespace govgraph::store {

/// One document as far as it can be read.
struct Remains {
  DocumentId id{};
  std::optional<DocumentInfo> info;
  std::optional<std::string> source;     ///< as long as `info`, if there is one, says
  std::optional<Statements> statements;  ///< whose places lie inside `source`
};

/// Reads whatever can still be read of a database whose files may be damaged or gone: as it stands where RocksDB opens
/// it, else out of tables and log without the list of them, at last table by table. Derived rows are not looked at.
/// Changes nothing in the database; holds its lock.
class Salvage {
 public:
  /// `scratch` is a folder for links to, or copies of, the files; on the disk of the database, if there may be links.
  /// Throws StorageError when there is no database or another process writes there, CorruptionError when it is of
  /// another format or ontology.
  Salvage(const std::string& path, const std::string& scratch, const Cancellation& cancellation = {});
  ~Salvage();
  Salvage(const Salvage&) = delete;
  Salvage& operator=(const Salvage&) = delete;

  /// Empty where that is lost.
  BuildStamp stamp() const;

  /// How many documents the last command left; nullopt when that is not known.
  std::optional<std::uint64_t> expected() const;

  /// In ascending order of id. `use` may take away what it is given.
  void visit(const std::function<void(Remains&)>& use) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::store
