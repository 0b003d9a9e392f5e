# SPDX-License-Identifier: Apache-2.0
"""Sentences made of invented names and of frames in which such names stand, for tools/weights/fit.

Written sentences (name_examples.tsv) show what is odd; these show what is usual, so that every kind of name stands at
the begin of a sentence, behind a verb, in a list and in a cell of a table. All is drawn in a fixed order.
"""
import random

SYLLABLES = ("云溪柳河金鼎恒泰安康宏远盛达鑫源福瑞嘉禾佳美众诚博雅晨光东升南湖北苑西岭长青永兴和顺德润丰登明珠海棠翠湖"
             "银杏锦绣庭阳幸红星前进青松白碧清泉石桥古塔龙潭凤鸣鹤山虎岗马店牛角渡口竹梅桂花槐荫榆柏杨枫叶莲荷塘稻香麦浪")
CITIES = "青岛 合肥 长沙 洛阳 宜昌 赣州 遵义 柳州 银川 包头 保定 烟台 绍兴 珠海 绵阳 大理 咸阳 重庆".split()
COUNTIES = "浏阳市 肥西县 诸暨市 新郑市 安溪县 桐梓县 大邑县 渝北区 岳麓区 历下区 思明区 包河区 雁塔区 武侯区".split()
TRADES = ("建设 建筑工程 物业服务 餐饮管理 生态农业 文化传播 机电维保 城市更新 养老服务 热力 食品 服饰 新能源 环境工程 "
          "园林绿化 充电服务 旅游开发 水产养殖 茶业 粮油 供应链管理 家政服务").split()
OFFICES = ("党政办公室 经济发展办公室 规划建设和环保办公室 社会事务办公室 平安法治办公室 综合行政执法队 城建办 农业农村科 "
           "市场监管所 退役军人服务站 财政所 便民服务中心 党群服务中心 卫生院 文化站 司法所 派出所").split()
BUREAUS = "住建局 民政局 教育局 农业农村局 商务局 城管局 水利局 卫健局 文旅局 司法局".split()
SECTIONS = "物业科 基层治理科 规划科 养老服务科 办公室 基础教育科 执法大队 社会组织服务中心".split()

BODY_FRAMES = (
    "%s近日召开座谈会。 记者从%s获悉，项目下月开工。 在%s的支持下，食堂办起来了。 由%s负责日常运营。 活动由团县委主办，%s协办。 "
    "拉上%s和设计方一起商量。 昨天上午，%s的工作人员上门服务。 这项工作交%s承担。 去年3月，%s正式成立。 王建国是%s负责人。 "
    "经%s同意，方案改了三次。 目前，%s已有成员46人。 李志强代表%s发言。 镇里联合%s开展义诊。 据悉，%s与校方签了协议。 "
    "参加会议的有团县委、%s、县妇联。 |3|修路|%s|年底| %s、团县委也来了。").split(" ")
PLACE_FRAMES = (
    "活动在%s举行。 家住%s的王建国报了名。 走进%s，只见人来人往。 %s位于镇东部。 项目覆盖%s等地。 从%s出发，步行十分钟就到。 "
    "昨天，%s的居民收到了通知。 镇里对%s进行了改造。 %s管网老化严重。 来到%s时，李志强正在浇花。 会议指出，%s要抓紧完工。 "
    "在%s附近，一座新桥通车了。 关于%s的整治，会议原则同意。").split(" ")
ROAD_FRAMES = ("%s全长1200米。 项目位于%s88号。 从车站到%s，路灯全换了。 %s交叉口设了岗亭。 家住%s的王建国说。 沿%s种了桂花树。 "
               "%s两侧的商户都签了承诺书。").split(" ")
COMMON = ("附近的小区 各村 这所学校 镇里的卫生院 几家企业 街边小店 老旧小区 沿街商铺 村里的祠堂 周边社区 全镇各单位 另一个村 "
          "家门口的公园 一家超市 多个部门 三支志愿服务队 辖区学校 相关部门 居民小组 新建小区 同一条街 这条路 一座桥").split()


class Composer:
    def __init__(self):
        self.random = random.Random(20)

    def own(self):
        return self.random.choice(SYLLABLES) + self.random.choice(SYLLABLES)

    def one(self, *words):
        return self.random.choice(words)

    def names(self):
        """By frames: makers of [the name, then the names that it begins with]."""
        one, own = self.one, self.own

        def town():
            return own() + one("镇", "街道", "乡")

        def community():
            return own() + one("社区", "村")

        def firm():
            return one(*CITIES, "") + own() + one(*TRADES) + one("有限公司", "有限责任公司", "股份有限公司")

        def of(begin, *ends):
            return [begin + one(*ends), begin]

        def of_bureau():
            area = one(*COUNTIES)
            bureau = area + one(*BUREAUS)
            return [bureau + one(*SECTIONS), bureau, area]

        bodies = [
            lambda: [firm()],
            lambda: of(firm(), "党支部", "党委", "工会", "团委"),
            lambda: of(firm(), *(city + "分公司" for city in CITIES)),
            lambda: [one(*CITIES) + own() + one("物业", "食品", "城投集团", "机械厂", "纺织厂", "水泥厂", "超市", "药房")],
            lambda: [one(*CITIES) + own() + one("律师事务所", "会计师事务所", "税务师事务所")],
            lambda: [one("王", "李", "赵") + own()[:1] + one("面馆", "理发店", "五金店", "鱼庄", "裁缝铺", "羊汤馆")],
            lambda: of(town(), *OFFICES),
            of_bureau,
            lambda: of(one(*COUNTIES), "住房城乡建委", "教育体育局", "人大常委会办公室", "政协办公室", "医疗保障局"),
            lambda: of(community(), "党总支", "党支部", "居民议事会", "居务监督委员会", "红白理事会", "老年协会", "商户党支部"),
            lambda: of(own() + one("街", "路"), "商家联盟", "党建联盟", "物业联盟", "商户联盟"),
            lambda: of(community(), own() + "志愿服务队", own() + "文艺队", own() + "巡逻队"),
            lambda: of(one(*CITIES) + own() + one("学院", "大学", "师范学院"), "马克思主义学院", "社会工作系", "护理学院", "法学院"),
            lambda: [one(*CITIES) + one("第二", "实验", own()) + one("小学", "中学", "幼儿园")],
        ]
        places = [
            lambda: [own() + one("小区", "花园", "家园", "新村", "苑", "公寓", "佳苑", "家属院", "大院")],
            lambda: [own() + one("机械厂", "纺织厂", "煤矿", "粮食局") + one("家属院", "宿舍", "职工宿舍")],
            lambda: [own() + one("屯", "寨", "湾", "自然村", "坳")],
            lambda: of(own() + "小区", "广场", "活动室", "食堂"),
            lambda: [own() + one("广场", "公园", "农贸市场", "书屋", "戏台", "祠堂", "文化礼堂", "早市", "水库")],
            lambda: [community()],
        ]
        roads = [lambda: [own() + one("路", "大街", "巷", "大道", "街", "胡同")]]
        return [(BODY_FRAMES, bodies), (PLACE_FRAMES, places), (ROAD_FRAMES, roads)]

    def sentences(self, each):
        """Pairs of a sentence and the names in it, `each` for every kind of name."""
        out = []
        for frames, makers in self.names():
            for make in makers:
                for _ in range(each):
                    names = make()
                    out.append((self.one(*frames) % names[0], names))
            for common in COMMON:
                out.append((self.one(*frames) % common, []))
        return out


def composed(each=40):
    return Composer().sentences(each)
