// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/imprint.hpp"
#include "text/lines.hpp"

namespace govgraph::text {

/// The date of an issue, ISO: of the file's name (2025-01-10, 20250110, 2025年1月), else of a short masthead line with
/// a full date (2025年1月10日 星期五), else `fallback`. Empty when none.
/// What the imprint gives comes before all of these, what it says before the masthead, what it has for want of better
/// behind `fallback`.
std::string date_of_issue(const std::string& id, const Page& page, const Imprint& imprint, const std::string& fallback);

/// What the name of a file says: 柳河报20250110第2版.pdf has a paper, a date and a page.
Imprint imprint_of_name(const std::string& id);

/// What the first lines of a page say: 柳河报 2025年1月10日 星期五 第12期 第2版.
Imprint imprint_of_masthead(const Page& page);

/// The first full date that the text holds, ISO; empty when it holds none.
std::string full_date(std::u32string_view text);

}  // namespace govgraph::text
