// SPDX-License-Identifier: Apache-2.0
#include "model/decision.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"

namespace govgraph {
namespace {

constexpr std::array<std::string_view, 9> kKinds{"same",  "not-same", "split", "rename", "relabel",
                                                 "wrong", "right",    "add",   "note"};
constexpr std::array<std::string_view, 4> kStates{"in force", "contradicts", "applies to nothing",
                                                  "applies to several"};

enum Column : std::uint8_t {
  kKindColumn,
  kAboutColumn,
  kRelationColumn,
  kOtherColumn,
  kValueColumn,
  kDocumentColumn,
  kDigestColumn,
  kSpanColumn,
  kTextColumn,
  kWhoColumn,
  kWhenColumn,
  kNoteColumn,
};
constexpr std::array<std::string_view, 12> kColumns{"kind",   "about", "relation", "other", "value", "document",
                                                    "digest", "span",  "text",     "who",   "when",  "note"};
constexpr std::string_view kMark = "\xEF\xBB\xBF";  ///< of byte order, which spreadsheets write
using Fields = std::array<std::string, kColumns.size()>;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += "\\\\";
    if (c == '\t') out += "\\t";
    if (c == '\n') out += "\\n";
    if (c == '\r') out += "\\r";
    if (c != '\\' && c != '\t' && c != '\n' && c != '\r') out += c;
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    if (c != 't' && c != 'n' && c != 'r' && c != '\\') out += '\\';
    out += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
  }
  return out;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t tab = line.find('\t');
    out.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    line.remove_prefix(tab + 1);
  }
}

std::optional<ByteSpan> parse_span(std::string_view text) {
  ByteSpan out;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, out.begin);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, out.end);
  const bool sound = second.ec == std::errc() && second.ptr == end && out.begin < out.end;
  return sound ? std::optional(out) : std::nullopt;
}

std::string span_text(const std::optional<ByteSpan>& span) {
  return span ? std::to_string(span->begin) + "-" + std::to_string(span->end) : std::string();
}

Fields fields_of(const Decision& decision) {
  Fields out;
  out[kKindColumn] = name_of(decision.kind);
  if (decision.about) out[kAboutColumn] = text_of(*decision.about);
  out[kRelationColumn] = relation_text(decision);
  if (decision.other) out[kOtherColumn] = text_of(*decision.other);
  out[kValueColumn] = decision.value;
  out[kDocumentColumn] = decision.document;
  out[kDigestColumn] = decision.digest;
  out[kSpanColumn] = span_text(decision.span);
  out[kTextColumn] = decision.text;
  out[kWhoColumn] = decision.who;
  out[kWhenColumn] = decision.when;
  out[kNoteColumn] = decision.note;
  return out;
}

std::string joined(const Fields& fields, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += (i == 0 ? "" : "\t") + escaped(fields[i]);
  return out;
}

/// Reads the lines of one file.
class FileReader {
 public:
  explicit FileReader(std::string_view path) : path_(path) {}

  std::vector<Decision> run(std::string_view text) {
    for (line_ = 1; !text.empty(); ++line_) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.starts_with(kMark)) line.remove_prefix(kMark.size());  // also of a file behind another
      if (line.find_first_not_of(" \t") != std::string_view::npos && line.front() != '#') read_line(line);
    }
    return std::move(out_);
  }

 private:
  [[noreturn]] void refuse(const std::string& why) const {
    throw InputError(std::string(path_) + ":" + std::to_string(line_) + ": " + why);
  }

  static std::string list_of(auto names) {
    std::string out;
    for (const std::string_view each : names) out += (out.empty() ? "" : ", ") + std::string(each);
    return out;
  }

  void read_line(std::string_view line) {
    if (!utf8::is_valid(line)) refuse("is not UTF-8; save the file as UTF-8");
    for (const std::string_view mark : {"<<<<<<<", "=======", ">>>>>>>", "|||||||"})
      if (line.starts_with(mark)) refuse("a mark of git that a merge left; keep the lines that hold and take it out");
    const std::vector<std::string_view> cells = cells_of(line);
    if (cells.front() == kColumns.front()) return read_names(cells);
    if (column_of_.empty()) refuse("the first line has no names of columns: " + list_of(kColumns));
    if (cells.size() > column_of_.size())
      refuse("has " + std::to_string(cells.size()) + " columns, not the " + std::to_string(column_of_.size()) +
             " of the first line; write a tab inside a text as \\t");
    Fields fields;
    for (std::size_t i = 0; i < cells.size(); ++i) fields[column_of_[i]] = unescaped(cells[i]);
    out_.push_back(decision_of(fields));
  }

  void read_names(const std::vector<std::string_view>& cells) {
    column_of_.clear();
    for (const std::string_view cell : cells) {
      const auto at = std::find(kColumns.begin(), kColumns.end(), cell);
      if (at == kColumns.end())
        refuse("'" + std::string(cell) + "' is no column of decisions; there are " + list_of(kColumns));
      const auto column = static_cast<std::size_t>(at - kColumns.begin());
      if (std::find(column_of_.begin(), column_of_.end(), column) != column_of_.end())
        refuse("names the column '" + std::string(cell) + "' twice; take one of the two out");
      column_of_.push_back(column);
    }
  }

  std::optional<Subject> subject(const std::string& text, std::string_view column) const {
    if (text.empty()) return std::nullopt;
    auto out = parse_subject(text);
    if (!out)
      refuse("'" + text + "' in the column " + std::string(column) +
             " is no node: write a label and a name, as in \"Person 李明\" or \"Person 李明 @安平市/云溪区\"");
    return out;
  }

  Decision decision_of(const Fields& fields) const {
    Decision out;
    const auto kind = decision_kind_named(fields[kKindColumn]);
    if (!kind) refuse("'" + fields[kKindColumn] + "' is no kind of decision; there are " + list_of(kKinds));
    out.kind = *kind;
    out.about = subject(fields[kAboutColumn], "about");
    out.other = subject(fields[kOtherColumn], "other");
    read_relation(fields[kRelationColumn], out);
    out.value = fields[kValueColumn];
    out.document = fields[kDocumentColumn];
    out.digest = fields[kDigestColumn];
    if (!fields[kSpanColumn].empty()) out.span = parse_span(fields[kSpanColumn]);
    if (!fields[kSpanColumn].empty() && !out.span)
      refuse("'" + fields[kSpanColumn] + "' is no span: write bytes of the page's text, as in 280-340");
    out.text = utf8::squeeze(fields[kTextColumn]);
    out.who = fields[kWhoColumn];
    out.when = fields[kWhenColumn];
    out.note = fields[kNoteColumn];
    out.line = line_;
    require_whole(out);
    return out;
  }

  void read_relation(const std::string& text, Decision& out) const {
    if (text.empty()) return;
    const std::size_t blank = std::min(text.find(' '), text.size());
    out.relation = relation_named(text.substr(0, blank));
    if (!out.relation) refuse("'" + text.substr(0, blank) + "' is no relation of the ontology, as HOLDS_ROLE is");
    out.role = text.substr(std::min(blank + 1, text.size()));
    if (!out.role.empty() && *out.relation != RelationType::kHoldsRole)
      refuse("only HOLDS_ROLE has an office behind it, as in \"HOLDS_ROLE 书记\"");
  }

  void require_whole(const Decision& each) const {
    using enum DecisionKind;
    const std::string kind(name_of(each.kind));
    if (!each.about) refuse(kind + " needs a node in the column about");
    const bool two = each.kind == kSame || each.kind == kNotSame;
    if (two && (!each.other || each.relation))
      refuse(kind + " needs a second node in the column other, and no relation");
    if (!two && each.relation.has_value() != each.other.has_value())
      refuse("a relation needs both the column relation and the node at its other end in the column other");
    if ((each.kind == kSplit || each.kind == kRename || each.kind == kRelabel) && each.other)
      refuse(kind + " is about one node; leave relation and other empty");
    if (each.kind == kRename && each.value.empty()) refuse("rename needs the new name in the column value");
    if (each.kind == kRelabel && !label_named(each.value))
      refuse("'" + each.value + "' is no label; relabel needs one in the column value, as PartyOrg");
    if ((each.kind == kSplit || each.kind == kAdd) && !each.on_one_page())
      refuse(kind + " needs a page, by document or digest");
    if (each.kind == kAdd && !each.span && each.text.empty())
      refuse("add needs the words that say it, by span or text");
    if (each.kind == kAdd && each.relation && !admits(*each.relation, each.about->label, each.other->label))
      refuse(std::string(info(*each.relation).name) + " does not lead from " +
             std::string(info(each.about->label).name) + " to " + std::string(info(each.other->label).name));
    if (each.span && !each.on_one_page()) refuse("a span needs the page, by document or digest");
  }

  std::string_view path_;
  std::uint32_t line_ = 1;
  std::vector<std::size_t> column_of_;
  std::vector<Decision> out_;
};

}  // namespace

std::string_view name_of(DecisionKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<DecisionKind> decision_kind_named(std::string_view name) {
  const auto at = std::find(kKinds.begin(), kKinds.end(), name);
  return at == kKinds.end() ? std::nullopt : std::optional(static_cast<DecisionKind>(at - kKinds.begin()));
}

std::string_view name_of(DecisionState state) { return kStates[static_cast<std::size_t>(state)]; }

std::string text_of(const Subject& subject) {
  std::string out = std::string(info(subject.label).name) + " " + subject.name;
  if (subject.scope) out += " @" + *subject.scope;
  return out;
}

std::optional<Subject> parse_subject(std::string_view text) {
  const std::size_t blank = text.find(' ');
  const auto label = label_named(text.substr(0, blank));
  if (!label || blank == std::string_view::npos) return std::nullopt;
  Subject out;
  out.label = *label;
  text.remove_prefix(blank + 1);
  const std::size_t at = text.rfind(" @");
  out.name = text.substr(0, at);
  if (at != std::string_view::npos) out.scope = text.substr(at + 2);
  return out.name.empty() ? std::nullopt : std::optional(std::move(out));
}

std::string relation_text(const Decision& decision) {
  if (!decision.relation) return {};
  return std::string(info(*decision.relation).name) + (decision.role.empty() ? "" : " " + decision.role);
}

std::string content_of(const Decision& decision) { return joined(fields_of(decision), kWhoColumn); }

std::string decisions_header() {
  std::string out;
  for (const std::string_view each : kColumns) out += (out.empty() ? "" : "\t") + std::string(each);
  return out + "\n";
}

std::string line_of(const Decision& decision) { return joined(fields_of(decision), kColumns.size()) + "\n"; }

std::vector<Decision> parse_decisions(std::string_view text, std::string_view path) {
  return FileReader(path).run(text);
}

}  // namespace govgraph
