// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "extract/reading.hpp"
#include "model/mention.hpp"

namespace govgraph::extract {

/// Whether it is said of the work that ends there that it is begun, finished or put to use:
/// 老旧小区改造工程|全面竣工, 交易平台|完成工程进度60%.
bool is_progressing(const Reading& reading, std::uint32_t end);

/// Works named by the place that they change and by what is done there: 推进|东苑片区老旧小区改造, as a member of a
/// list 青枫路断头路打通工程. In no order; a work may be found twice. Linear in mentions.
std::vector<Mention> works_of_places(const Reading& reading);

}  // namespace govgraph::extract
