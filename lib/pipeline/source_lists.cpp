// SPDX-License-Identifier: Apache-2.0
#include "pipeline/source_lists.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <set>

#include <fmt/core.h>
#include <fnmatch.h>

#include "text/decode.hpp"
#include "text/lists.hpp"
#include "text/page_lines.hpp"

namespace govgraph::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFile = "file";
constexpr std::uintmax_t kLargest = 64u << 20;

struct Head {
  std::string_view field, words;  ///< words with blanks between and around them
};

constexpr std::array kHeads = std::to_array<Head>({
    {kFile, " file filename path 文件 文件名 "},
    {imprint::kPublisher, " publisher newspaper paper source 报纸 报刊 来源 发布者 发布单位 出版者 "},
    {imprint::kPlace, " place area 地点 地区 地方 "},
    {imprint::kDate, " date 日期 出版日期 时间 "},
    {imprint::kIssue, " issue number 期号 期 期次 "},
    {imprint::kPage, " page 版次 版 版面 页 "},
    {imprint::kUrl, " url link 网址 链接 "},
    {imprint::kLicence, " licence license 许可 授权 "},
    {imprint::kNote, " note notes remark 备注 说明 "},
    {imprint::kTitle, " title 标题 "},
});

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string_view field_of(const std::string& head) {
  const std::string wanted = " " + lower(head) + " ";
  for (const Head& each : kHeads)
    if (each.words.find(wanted) != std::string_view::npos) return each.field;
  return {};
}

/// 2025-01-06, 2025-01 and 2025 as they are, 2025年1月6日 and the like as ISO; empty for what is none.
std::string date_in(const std::string& text) {
  const bool iso = text.size() == 4 || text.size() == 7;
  if (iso && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; }))
    return text;
  return text::iso_date(text);
}

bool is_pattern(std::string_view name) { return name.find_first_of("*?[") != std::string_view::npos; }

std::string read_small(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) > kLargest || error) return {};
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

struct SourceLists::List {
  struct Row {
    std::string pattern;  ///< of what names several files
    Imprint imprint;
    std::string place;  ///< "sources.csv:3"
    bool used = false;
  };

  std::string path;
  std::map<std::string, Row> named;
  std::vector<Row> patterns;
  std::shared_ptr<const std::string> columns;
  Diagnostics faults;

  void fault(std::size_t line, std::string message) {
    faults.push_back({"source-list", Severity::kWarning, fmt::format("{}:{}", path, line), 0, 0, std::move(message)});
  }

  void read(const std::string& bytes) {
    Diagnostics ignored;
    const auto decoded = text::decode(path, bytes, "", ignored);
    if (!decoded) return fault(1, "is no text; save it as CSV in UTF-8");
    const std::vector<std::vector<std::string>> rows = text::parse_csv(decoded->utf8);
    if (rows.empty()) return;
    std::vector<std::string_view> fields;
    for (const std::string& head : rows[0]) fields.push_back(field_of(head));
    if (std::find(fields.begin(), fields.end(), kFile) == fields.end())
      return fault(1, "has no column \"file\" (文件), so it says nothing of any; write its heads in the first line");
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (fields[i].empty() && !rows[0][i].empty())
        fault(1, fmt::format("the column \"{}\" is not known and left out", rows[0][i]));
    for (std::size_t i = 1; i < rows.size(); ++i) add(fields, rows[i], i + 1);
  }

  void add(const std::vector<std::string_view>& fields, const std::vector<std::string>& values, std::size_t line) {
    Row row;
    row.place = fmt::format("{}:{}", kSourceListName, line);
    std::string file;
    for (std::size_t i = 0; i < std::min(fields.size(), values.size()); ++i) {
      if (fields[i].empty() || values[i].empty()) continue;
      if (fields[i] == kFile) {
        file = values[i];
        continue;
      }
      const std::string value = fields[i] == imprint::kDate ? date_in(values[i]) : values[i];
      if (value.empty()) fault(line, fmt::format("\"{}\" is no date; write 2025-01-06", values[i]));
      if (!value.empty())
        row.imprint.push_back({std::string(fields[i]), value, row.place, ImprintItem::Weight::kGiven});
    }
    if (file.starts_with("./")) file.erase(0, 2);
    if (file.empty()) return fault(line, "names no file");
    row.pattern = file;
    if (is_pattern(file))
      patterns.push_back(std::move(row));
    else
      named.insert_or_assign(file, std::move(row));
  }

  void say(const std::string& file, Imprint& out) {
    if (const auto row = named.find(file); row != named.end()) {
      row->second.used = true;
      out.insert(out.end(), row->second.imprint.begin(), row->second.imprint.end());
    }
    for (Row& row : patterns)
      if (::fnmatch(row.pattern.c_str(), file.c_str(), 0) == 0) {
        row.used = true;
        out.insert(out.end(), row.imprint.begin(), row.imprint.end());
      }
  }
};

SourceLists::SourceLists() = default;
SourceLists::~SourceLists() = default;

bool is_source_list(const fs::path& path) {
  const std::string name = lower(path.filename().string());
  return name == kSourceListName || name == kColumnListName;
}

SourceLists::List& SourceLists::list_in(const fs::path& folder) {
  auto [at, added] = lists_.try_emplace(folder.string());
  if (added) {
    at->second = std::make_unique<List>();
    at->second->path = (folder / kSourceListName).string();
    if (const std::string text = read_small(folder / kSourceListName); !text.empty()) at->second->read(text);
    if (std::string text = read_small(folder / kColumnListName); !text.empty())
      at->second->columns = std::make_shared<const std::string>(std::move(text));
  }
  return *at->second;
}

void SourceLists::add(const std::string& folder, std::string_view name, const std::string& text) {
  List& list = list_in(folder);
  if (lower(std::string(name)) == kSourceListName)
    list.read(text);
  else
    list.columns = std::make_shared<const std::string>(text);
}

std::shared_ptr<const Imprint> SourceLists::imprint_of(const fs::path& file, const fs::path& top) {
  Imprint out;
  for (fs::path folder = file.parent_path();; folder = folder.parent_path()) {
    list_in(folder).say(file.lexically_relative(folder.empty() ? "." : folder).generic_string(), out);
    if (folder == top || folder.empty() || folder == folder.parent_path()) break;
  }
  return out.empty() ? nullptr : std::make_shared<const Imprint>(std::move(out));
}

std::shared_ptr<const std::string> SourceLists::columns_of(const fs::path& file, const fs::path& top) {
  for (fs::path folder = file.parent_path();; folder = folder.parent_path()) {
    if (auto columns = list_in(folder).columns) return columns;
    if (folder == top || folder.empty() || folder == folder.parent_path()) return nullptr;
  }
}

Diagnostics SourceLists::faults() const {
  Diagnostics out;
  for (const auto& [folder, list] : lists_) {
    out.insert(out.end(), list->faults.begin(), list->faults.end());
    for (const auto& [file, row] : list->named)
      if (!row.used)
        out.push_back({"source-list", Severity::kWarning, list->path, 0, 0,
                       fmt::format("{} speaks of {}, which was not found beside it; mend the name", row.place, file)});
  }
  return out;
}

}  // namespace govgraph::pipeline
