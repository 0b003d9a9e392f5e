// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "analysis/leiden.hpp"
#include "analysis/measures.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "lookup.hpp"
#include "measure_options.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "tell.hpp"
#include "words.hpp"

namespace govgraph::cli {
namespace {

/// Groups of vertices as a table: one row a group with its leading members, or one row a member.
class Groups {
 public:
  Groups(const GraphView& view, const analysis::Csr& graph, const std::vector<std::uint32_t>& of)
      : view_(view), graph_(graph) {
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
      if (of[v] >= members_.size()) members_.resize(of[v] + 1);
      members_[of[v]].push_back(v);
    }
    for (auto& each : members_)
      std::stable_sort(each.begin(), each.end(),
                       [&](std::uint32_t a, std::uint32_t b) { return graph.degree(a) > graph.degree(b); });
  }

  /// For people, labels are named in their language.
  Table summary(std::size_t least, std::size_t limit, bool people) const {
    constexpr std::size_t kLeading = 6;
    Table table({{"group", "group"}, {"size", "size"}, {"labels", "labels"}, {"members", "leading members"}});
    for (std::size_t g = 0; g < members_.size() && table.size() < limit; ++g) {
      if (members_[g].size() < least) continue;
      std::vector<std::string> names;
      std::map<Label, int> labels;
      for (const std::uint32_t v : members_[g]) {
        ++labels[graph_.label(v)];
        if (names.size() < kLeading) names.push_back(name(v));
      }
      std::vector<std::pair<int, Label>> counts;
      for (const auto& [label, count] : labels) counts.emplace_back(-count, label);
      std::sort(counts.begin(), counts.end());
      std::vector<std::string> shown;
      for (const auto& [count, label] : counts)
        if (shown.size() < 4) shown.push_back(fmt::format("{} {}", people ? word_of(label) : info(label).name, -count));
      table.add({static_cast<std::int64_t>(g + 1), static_cast<std::int64_t>(members_[g].size()), shown, names});
    }
    return table;
  }

  Table rows(std::size_t least) const {
    Table table({{"group", "group"}, {"name", "name"}, {"label", "label", kWords}, {"degree", "degree"}, {"id", "id"}});
    for (std::size_t g = 0; g < members_.size(); ++g)
      if (members_[g].size() >= least)
        for (const std::uint32_t v : members_[g])
          table.add({static_cast<std::int64_t>(g + 1), name(v), std::string(info(graph_.label(v)).name),
                     static_cast<std::int64_t>(graph_.degree(v)), hex(graph_.id(v))});
    return table;
  }

 private:
  std::string name(std::uint32_t v) const {
    cancellation().check();
    const auto node = view_.node(graph_.id(v));
    return node ? node->name : hex(graph_.id(v));
  }

  const GraphView& view_;
  const analysis::Csr& graph_;
  std::vector<std::vector<std::uint32_t>> members_;
};

class GroupsCommand : public Command {
 public:
  int run() override {
    const auto view = open_graph(database_.path, options_.time);
    const analysis::Csr graph(*view, options_.options());
    const Groups groups(*view, graph, find(graph));
    const Table table =
        members_ ? groups.rows(least_) : groups.summary(least_, limit_, format_.format == Format::kTable);
    if (!table.empty() || format_.format != Format::kTable) table.print(format_.format);
    return table.empty() ? kNothing : kDone;
  }

 protected:
  virtual std::vector<std::uint32_t> find(const analysis::Csr& graph) = 0;

  void add_common(CLI::App& app) {
    database_.add(app);
    options_.add(app);
    app.add_flag("--members", members_, "list every node with its group");
    app.add_option("--least", least_, "only groups of at least N nodes")->type_name("N")->capture_default_str();
    app.add_option("--limit", limit_, "show at most N groups")->type_name("N")->capture_default_str();
    format_.add(app);
  }

 private:
  DatabaseOption database_;
  MeasureOptions options_;
  FormatOption format_;
  bool members_ = false;
  std::size_t least_ = 2;
  std::size_t limit_ = 50;
};

class CommunitiesCommand final : public GroupsCommand {
 public:
  void setup(CLI::App& app) override {
    add_common(app);
    app.add_option("--resolution", resolution_, "above 1: more and smaller communities")
        ->check(CLI::Range(0.01, 100.0).description(""))
        ->type_name("R")
        ->capture_default_str();
    app.add_option("--seed", seed_, "another start of the search")->type_name("N")->capture_default_str();
    add_footer(app, {"govgraph communities", "govgraph communities --resolution 2 --members --format csv"},
               "no community has so many nodes");
  }

 protected:
  std::vector<std::uint32_t> find(const analysis::Csr& graph) override {
    analysis::Communities found = analysis::leiden(graph, resolution_, seed_, cancellation());
    tell("govgraph: {} communities, modularity {:.4f}; neighbours bear the same label: assortativity {:.3f}\n",
         found.count, found.modularity, analysis::label_assortativity(graph, cancellation()));
    return std::move(found.of);
  }

 private:
  double resolution_ = 1;
  std::uint64_t seed_ = 1;
};

class ComponentsCommand final : public GroupsCommand {
 public:
  void setup(CLI::App& app) override {
    add_common(app);
    add_footer(app, {"govgraph components", "govgraph components --type COOPERATES_WITH --least 3"},
               "no component has so many nodes");
  }

 protected:
  std::vector<std::uint32_t> find(const analysis::Csr& graph) override {
    return analysis::components(graph, cancellation());
  }
};

}  // namespace

std::unique_ptr<Command> make_communities() { return std::make_unique<CommunitiesCommand>(); }
std::unique_ptr<Command> make_components() { return std::make_unique<ComponentsCommand>(); }

}  // namespace govgraph::cli
