// SPDX-License-Identifier: Apache-2.0
#include "text/phrases.hpp"

#include "text/lines.hpp"

namespace govgraph::text {

bool is_lead(std::u32string_view paragraph) {
  // 某某日报讯(记者…), 某某融媒讯
  const std::size_t told = paragraph.substr(0, 10).find(U"讯");
  if (told != std::u32string_view::npos && told >= 2 && told + 1 < paragraph.size() &&
      (paragraph[told + 1] == U'(' || paragraph[told + 1] == U' ' || paragraph[told + 1] == U'：'))
    return true;
  return starts_with_any(paragraph, {U"近日", U"日前", U"前不久", U"本报讯", U"本报(", U"昨日", U"讯 ", U"连日来"});
}

bool opens_with_day(std::u32string_view paragraph) {
  const std::u32string_view opening = paragraph.substr(0, 17);
  const std::size_t month = opening.find(U'月');
  const std::size_t day = opening.find(U'日');
  if (month == std::u32string_view::npos || day == std::u32string_view::npos || day < month || day > 16) return false;
  return std::all_of(opening.begin(), opening.begin() + static_cast<std::ptrdiff_t>(day),
                     [](char32_t c) { return is_digit(c) || c == U' ' || c == U'年' || c == U'月'; });
}

bool tells_of_event(std::u32string_view title) {
  if (title.size() < 8) return false;
  for (const std::u32string_view verb :
       {U"举行", U"召开", U"举办", U"成立", U"揭牌", U"启动", U"开展", U"走进", U"获评", U"荣获", U"签约", U"发布",
        U"启用", U"开工", U"开业", U"亮相", U"揭晓", U"通车", U"慰问"})
    if (has(title, verb)) return true;
  return false;
}

bool looks_ahead(std::u32string_view paragraph) {
  return starts_with_any(paragraph, {U"未来", U"下一步", U"今后", U"接下来", U"目前", U"据悉", U"据了解", U"此次",
                                     U"如今", U"此外", U"从"}) ||
         has(paragraph, U"将继续");
}

}  // namespace govgraph::text
