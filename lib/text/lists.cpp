// SPDX-License-Identifier: Apache-2.0
#include "text/lists.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace govgraph::text {
namespace {

using Row = Flow::Row;
using Column = ListColumn;

constexpr std::size_t kLongestHead = 60;  ///< bytes of the name of a column

struct HeadWords {
  Column column;
  std::string_view english;  ///< in `columns.csv`
  std::string_view words;    ///< with blanks between them
};

constexpr std::array kHeads = std::to_array<HeadWords>({
    {Column::kPerson, "person", "姓名 人员 负责人 联系人 任职人员 人选 name"},
    {Column::kOffice, "office", "职务 岗位 现任职务 任职 担任职务 职位 office position"},
    {Column::kOrgan, "organ", "单位 部门 组织 机构 工作单位 所在单位 任职单位 单位名称 所属单位 党组织 organization"},
    {Column::kHonour, "honour", "荣誉 荣誉称号 称号 奖项 荣誉名称 奖项名称 获评称号 honour award"},
    {Column::kRecipient, "recipient",
     "获奖单位 获奖者 获奖人 获评单位 获奖对象 受表彰单位 受表彰对象 获得者 获奖单位/个人 recipient"},
    {Column::kGiver, "giver", "授予单位 颁发单位 评选单位 表彰单位 颁奖单位 发证单位 授予机关 giver"},
    {Column::kProject, "project", "项目 项目名称 活动 活动名称 工程名称 品牌名称 project programme"},
    {Column::kOrganizer, "organizer", "主办单位 牵头单位 实施单位 责任单位 承办单位 主办 牵头 organizer"},
    {Column::kParticipant, "participant", "参与单位 参加单位 协办单位 配合单位 共建单位 participant"},
    {Column::kPlace, "place", "地点 地址 位置 实施地点 活动地点 place"},
    {Column::kDate, "date", "日期 时间 任职时间 获奖时间 授予时间 活动时间 年份 年度 date"},
    {Column::kAmount, "amount", "金额 投资额 总投资 amount"},
});

bool is_word_of(std::string_view word, std::string_view words) {
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (words.substr(begin, end - begin) == word) return true;
    begin = end + 1;
  }
  return false;
}

/// 姓 名 is 姓名, 金额(万元) 金额.
std::string bare(std::string_view head) {
  std::string out;
  for (const char c : on_one_line(head))
    if (c != ' ') out += c;
  for (const std::string_view open : {"(", "（"})
    if (const std::size_t at = out.find(open); at != std::string::npos && at > 0) out.resize(at);
  return out;
}

Column by_words(std::string_view head) {
  for (const HeadWords& each : kHeads)
    if (is_word_of(head, each.words)) return each.column;
  return Column::kOther;
}

/// nullopt where `own` says nothing of it.
std::optional<Column> by_own(std::string_view head, const std::vector<Row>& own) {
  for (const Row& row : own) {
    if (row.size() < 2 || bare(row[0]) != head) continue;
    for (const HeadWords& each : kHeads)
      if (each.english == trimmed(row[1])) return each.column;
    return Column::kOther;
  }
  return std::nullopt;
}

/// What one row says.
class RowWriter {
 public:
  RowWriter(const std::vector<Column>& columns, const Row& row) : columns_(columns), row_(row) {}

  std::string sentences() const {
    std::string out;
    const std::string person = value(Column::kPerson), office = value(Column::kOffice), organ = value(Column::kOrgan);
    if (!person.empty() && !office.empty()) out += organ + office + person + "。";
    honour(out, person.empty() ? organ : person);
    project(out);
    return out.empty() ? out : when() + out;
  }

 private:
  std::string value(Column column) const {
    for (std::size_t i = 0; i < columns_.size() && i < row_.size(); ++i)
      if (columns_[i] == column && !trimmed(row_[i]).empty()) return on_one_line(row_[i]);
    return {};
  }

  std::string when() const {
    const std::string date = value(Column::kDate);
    return date.empty() ? date : date + "，";
  }

  static std::string quoted(const std::string& name) {
    return name.find("“") != std::string::npos || name.find("《") != std::string::npos ? name : "“" + name + "”";
  }

  void honour(std::string& out, const std::string& named) const {
    const std::string honour = value(Column::kHonour), giver = value(Column::kGiver);
    std::string recipient = value(Column::kRecipient);
    if (recipient.empty()) recipient = named;
    if (honour.empty() || recipient.empty()) return;
    out += giver.empty() ? recipient + "获评" + quoted(honour) + "称号。"
                         : recipient + "被" + giver + "授予" + quoted(honour) + "称号。";
  }

  void project(std::string& out) const {
    const std::string project = value(Column::kProject);
    if (project.empty()) return;
    std::string organizer = value(Column::kOrganizer);
    if (organizer.empty()) organizer = value(Column::kOrgan);
    const std::string participant = value(Column::kParticipant), place = value(Column::kPlace);
    if (!organizer.empty()) out += organizer + "主办" + quoted(project) + "项目。";
    if (!participant.empty()) out += participant + "参与" + quoted(project) + "项目。";
    if (!place.empty()) out += quoted(project) + "项目位于" + place + "。";
  }

  const std::vector<Column>& columns_;
  const Row& row_;
};

bool has(const std::vector<Column>& columns, Column wanted) {
  return std::find(columns.begin(), columns.end(), wanted) != columns.end();
}

bool tells(const std::vector<Column>& columns) {
  const bool offices = has(columns, Column::kPerson) && has(columns, Column::kOffice);
  const bool honours = has(columns, Column::kHonour) && (has(columns, Column::kRecipient) ||
                                                         has(columns, Column::kPerson) || has(columns, Column::kOrgan));
  const bool projects =
      has(columns, Column::kProject) && (has(columns, Column::kOrganizer) || has(columns, Column::kParticipant) ||
                                         has(columns, Column::kPlace) || has(columns, Column::kOrgan));
  return offices || honours || projects;
}

/// The row that names columns: one of the first few; above it stands what the list is about.
std::optional<std::size_t> head_row(const std::vector<Row>& rows, std::string_view own) {
  constexpr std::size_t kDeepest = 5;
  for (std::size_t i = 0; i < std::min(rows.size(), kDeepest); ++i)
    if (tells(list_columns(rows[i], own))) return i;
  return std::nullopt;
}

class CsvParser {
 public:
  CsvParser(std::string_view text, char comma) : text_(text), comma_(comma) {}

  std::vector<Row> run() {
    while (at_ < text_.size()) {
      row_.push_back(value());
      if (at_ < text_.size() && text_[at_] == comma_) {
        ++at_;
        if (at_ == text_.size()) row_.emplace_back();
        continue;
      }
      end_row();
      while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
    }
    if (!row_.empty()) end_row();
    return std::move(rows_);
  }

 private:
  std::string value() {
    if (text_[at_] == '"') return quoted();
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != comma_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    return std::string(trimmed(text_.substr(begin, at_ - begin)));
  }

  /// A mark that is never closed holds the rest of its line alone.
  std::string quoted() {
    std::string out;
    std::size_t i = at_ + 1;
    for (; i < text_.size(); ++i) {
      if (text_[i] != '"') {
        out += text_[i];
      } else if (i + 1 < text_.size() && text_[i + 1] == '"') {
        out += text_[i++];
      } else {
        break;
      }
    }
    if (i >= text_.size()) {
      const std::size_t begin = at_;
      at_ = std::min(text_.find('\n', at_), text_.size());
      return std::string(trimmed(text_.substr(begin, at_ - begin)));
    }
    at_ = i + 1;
    while (at_ < text_.size() && text_[at_] != comma_ && text_[at_] != '\n' && text_[at_] != '\r') out += text_[at_++];
    return std::string(trimmed(out));
  }

  void end_row() {
    if (std::any_of(row_.begin(), row_.end(), [](const std::string& each) { return !each.empty(); }))
      rows_.push_back(std::move(row_));
    row_.clear();
  }

  std::string_view text_;
  char comma_;
  std::size_t at_ = 0;
  Row row_;
  std::vector<Row> rows_;
};

char comma_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  char out = ',';
  std::ptrdiff_t most = 0;
  for (const char each : {',', '\t', ';'})
    if (const auto found = std::count(line.begin(), line.end(), each); found > most) {
      out = each;
      most = found;
    }
  return out;
}

}  // namespace

std::vector<Column> list_columns(const Row& head, std::string_view own) {
  const std::vector<Row> said = parse_csv(own);
  std::vector<Column> out;
  for (const std::string& each : head) {
    const std::string name = each.size() > kLongestHead ? "" : bare(each);
    const std::optional<Column> known = by_own(name, said);
    out.push_back(known ? *known : by_words(name));
  }
  return out;
}

void write_list(const std::vector<Row>& rows, std::string_view title, std::string_view own, Flow& flow) {
  flow.heading(title);
  const std::optional<std::size_t> head = head_row(rows, own);
  if (!head) return flow.table(rows);
  for (std::size_t i = 0; i < *head; ++i)
    for (const std::string& cell : rows[i]) flow.paragraph(cell);
  const std::vector<Column> columns = list_columns(rows[*head], own);
  for (std::size_t i = *head + 1; i < rows.size(); ++i) flow.paragraph(RowWriter(columns, rows[i]).sentences());
}

std::vector<Row> parse_csv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return CsvParser(text, comma_of(text)).run();
}

}  // namespace govgraph::text
