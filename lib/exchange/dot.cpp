// SPDX-License-Identifier: Apache-2.0
#include "exchange/dot.hpp"

#include <optional>

#include <fmt/core.h>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "exchange/layout.hpp"
#include "exchange/outline_check.hpp"
#include "exchange/xml_text.hpp"

namespace govgraph::exchange {
namespace {

constexpr std::size_t kLabelLength = 12;

/// In quotes. Graphviz reads entities and backslashes in labels.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Step step = utf8::decode(text, i);
    const char c = text[i];
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '&')
      out += "&amp;";
    else if (step.code_point < 0x20 || step.code_point == 0x7F)
      out += ' ';
    else
      utf8::append(out, step.code_point);
    i += step.length;
  }
  return out += '"';
}

class DotExporter final : public Exporter {
 public:
  explicit DotExporter(Output& output) : output_(output) {}

  Needs needs() const override { return {.documents = false, .articles = false, .evidence = true, .merged = true}; }

  void begin(const Outline& outline) override {
    check_.emplace(outline, true);
    output_.buffer() +=
        "digraph govgraph {\n"
        "  graph [charset=\"UTF-8\", outputorder=edgesfirst, overlap=prism, splines=true];\n"
        "  node [shape=ellipse, style=filled, color=white, fontname=\"Noto Sans CJK SC\", fontsize=10];\n"
        "  edge [color=\"#88888880\", fontname=\"Noto Sans CJK SC\", fontsize=8, arrowsize=0.6];\n";
  }

  void node(const Node& node, std::span<const Located>) override {
    const std::size_t at = check_->node(node);
    output_.buffer() += fmt::format(
        "  n{} [label={}, tooltip={}, fillcolor=\"{}\", width={:.2f}];\n", hex64(static_cast<std::uint64_t>(node.id)),
        quoted(shortened(node.name, kLabelLength, scratch_)), quoted(node.name), info(node.label).colour,
        static_cast<double>(node_size(check_->outline().nodes()[at].degree)) / 24);
    output_.flush_if_full();
  }

  void edge(const Edge& edge, std::span<const Located> evidence) override {
    check_->edge(edge, evidence.size());
    const RelationInfo& type = info(edge.type);
    const std::string label = edge.role.empty() ? std::string(type.chinese) : edge.role;
    output_.buffer() +=
        fmt::format("  n{} -> n{} [id=\"e{}\", class={}, label={}, tooltip={}{}{}];\n",
                    hex64(static_cast<std::uint64_t>(edge.head)), hex64(static_cast<std::uint64_t>(edge.tail)),
                    hex64(static_cast<std::uint64_t>(edge.id)), type.name, quoted(label), quoted(evidence.front().text),
                    type.symmetric ? ", dir=none" : "", edge.inferred ? ", style=dashed" : "");
    output_.flush_if_full();
  }

  void finish() override {
    check_->finish();
    output_.buffer() += "}\n";
  }

 private:
  Output& output_;
  std::optional<OutlineCheck> check_;
  std::string scratch_;
};

}  // namespace

std::unique_ptr<Exporter> make_dot(Output& output) { return std::make_unique<DotExporter>(output); }

}  // namespace govgraph::exchange
