// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "extract/reading.hpp"
#include "model/mention.hpp"

namespace govgraph::extract {

/// Events told by their number in a row of meetings, feasts or contests: 东苑社区第三次邻里议事会,
/// 柳河镇商会第二届会员大会, 首届柳河西瓜节, “邻里茶座”第14次开讲. With the body or area whose session it is, where it
/// stands right before. Declines counts of what is no gathering (第三次修订), titles won there (第二届…大赛一等奖) and
/// congresses of the Party, whose spirit is a policy. In text order. Linear in the text.
std::vector<Mention> numbered_sessions(const Reading& reading);

/// Events that a predicate makes: 东山商圈党委揭牌, 首批“邻里小院”授牌: what is opened, with the act. In text order.
/// Linear in mentions.
std::vector<Mention> openings(const Reading& reading);

}  // namespace govgraph::extract
