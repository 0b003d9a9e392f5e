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

/// The folder inside of a new database in which a salvage may put links to the files of the damaged one: its writer
/// leaves it alone.
inline constexpr const char* kSalvageFolder = "salvage";

/// One document as far as it can be read.
struct Remains {
  DocumentId id{};
  std::optional<DocumentInfo> info;
  std::optional<std::string> source;     ///< as long as `info`, if there is one, says
  std::string layout;                    ///< of that text; empty where there is none
  std::optional<Statements> statements;  ///< of its own, before any decision; whose places lie inside `source`
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

  /// What it was built with; nullopt when that is lost.
  std::optional<BuildStamp> stamp() const;

  /// The file of decisions that was in force; empty when there was none, or it is lost.
  std::string decisions() const;

  /// How many documents the last command left; nullopt when that is not known.
  std::optional<std::uint64_t> expected() const;

  /// Whether rows may have been lost of which nothing is known: those of a log that is damaged or could not be checked.
  bool may_miss_some() const;

  /// Whether an import has not come to its end there; where its last mark is lost, it only seems so.
  bool is_half_loaded() const;

  /// In ascending order of id. `use` may take away what it is given.
  void visit(const std::function<void(Remains&)>& use) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::store
