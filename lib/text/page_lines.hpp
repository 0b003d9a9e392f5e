// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/imprint.hpp"

namespace govgraph::text {

/// Reads a line that says where a page comes from, as sites of governments and newspapers set it below a headline:
/// "来源：柳河发布  发布时间：2025-03-14 09:30  浏览：33次". Adds what it says; false for a line of another kind, which
/// is text. `from` names it. Labels that papers have as well (时间：, 日期：) and a date alone count only below the
/// headline.
bool read_source_line(std::string_view line, std::string_view from, bool below_headline, Imprint& imprint);

/// Lines of the site and not of the page: 当前位置：首页 > 新闻, 打印本页 关闭窗口, 字号：大 中 小, 上一篇：…
bool is_site_line(std::string_view line);

/// A heading above links to other pages: 相关链接, 推荐阅读.
bool heads_links(std::string_view line);

/// What stands at the foot of a site: who owns it, its numbers in the registers.
bool is_foot_line(std::string_view line);

/// A date as ISO, of any form that pages write, a time of day behind it or not; empty when there is none.
std::string iso_date(std::string_view text);

}  // namespace govgraph::text
