// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "model/graph_view.hpp"

// What the commands that read a graph share.
namespace govgraph::cli {

/// `--type HOLDS_ROLE,ORGANIZES`; `types` throws a UsageError that names the nearest type.
struct TypesOption {
  std::vector<std::string> names;
  void add(CLI::App& app);
  std::vector<RelationType> types() const;
};

/// `--label Person,PartyOrg`.
struct LabelsOption {
  std::vector<std::string> names;
  void add(CLI::App& app);
  std::vector<Label> labels() const;
};

RelationType relation_type(const std::string& name);  ///< throws UsageError

/// `--direction out|in|both`.
struct DirectionOption {
  Direction direction = Direction::kBoth;
  void add(CLI::App& app);
};

}  // namespace govgraph::cli
