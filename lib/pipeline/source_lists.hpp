// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/imprint.hpp"

namespace govgraph::pipeline {

inline constexpr std::string_view kSourceListName = "sources.csv";
inline constexpr std::string_view kColumnListName = "columns.csv";

/// A `sources.csv` or `columns.csv`: what it says of the files beside and below it, not a document.
bool is_source_list(const std::filesystem::path& path);

/// The lists `sources.csv` of folders: a row says of a file, or of those that a pattern with * ? [ ] names, which paper
/// published it, where and when. Heads are file, publisher, place, date, issue, page, url, licence, note, title, or the
/// same in Chinese (文件, 报纸, 地点, 日期, 期号, 版次, 网址, 许可, 备注, 标题). Each list is read once, when it is
/// first asked for. Not thread-safe.
class SourceLists {
 public:
  SourceLists();
  ~SourceLists();

  /// A list that lies in no folder of the disk, but in an archive: `folder` is how its files are placed.
  void add(const std::string& folder, std::string_view name, const std::string& text);

  /// What lists say of a file: those in its own folder first, then those above, up to `top`; a row that names it before
  /// one whose pattern does. Null when nothing is said.
  std::shared_ptr<const Imprint> imprint_of(const std::filesystem::path& file, const std::filesystem::path& top);

  /// The text of the nearest `columns.csv`; null when there is none.
  std::shared_ptr<const std::string> columns_of(const std::filesystem::path& file, const std::filesystem::path& top);

  /// What is wrong with lists that were read: rows that name no file, heads that are not known, dates that are none.
  Diagnostics faults() const;

 private:
  struct List;
  List& list_in(const std::filesystem::path& folder);

  std::map<std::string, std::unique_ptr<List>> lists_;
};

}  // namespace govgraph::pipeline
