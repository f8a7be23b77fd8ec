<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About Lectern</source>
        <translation>关于讲台</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Everything stays on this computer. Lectern sends nothing, and marks nothing without you.</source>
        <translation>所有数据只在这台电脑上。讲台不上传任何内容，也不会越过您打分。</translation>
    </message>
    <message>
        <source>Lectern is free software under the MIT licence.</source>
        <translation>讲台是自由软件，采用 MIT 许可证。</translation>
    </message>
    <message>
        <source>It stands on Qt (LGPL 3), PySide6, PyTorch, Transformers, SQLAlchemy and others; Noto fonts (OFL).</source>
        <translation>使用了 Qt（LGPL 3）、PySide6、PyTorch、Transformers、SQLAlchemy 等组件，以及思源黑体 Noto Sans SC 与 Noto Emoji（OFL）。</translation>
    </message>
</context>
<context>
    <name>AgreementView</name>
    <message>
        <source>Agreement (QWK)</source>
        <translation>一致度（QWK）</translation>
    </message>
    <message>
        <source>Same mark</source>
        <translation>分数相同</translation>
    </message>
    <message>
        <source>Apart on average</source>
        <translation>平均相差</translation>
    </message>
    <message>
        <source>Marks inside the interval</source>
        <translation>落在区间内</translation>
    </message>
    <message>
        <source>How far apart, the surest first</source>
        <translation>相差多少（从最有把握的算起）</translation>
    </message>
    <message>
        <source>Agreement by number of marks</source>
        <translation>批改数与一致度</translation>
    </message>
    <message>
        <source>Suggested minus accepted, by week</source>
        <translation>每周：建议分减采纳分</translation>
    </message>
    <message>
        <source>Back to the essays</source>
        <translation>返回作文列表</translation>
    </message>
    <message>
        <source>Where suggested marks fall</source>
        <translation>建议分落在哪里</translation>
    </message>
    <message>
        <source>Error by part of the scale</source>
        <translation>各分数段的误差</translation>
    </message>
    <message>
        <source>Is it nearer where it is surer?</source>
        <translation>越有把握，就越接近吗？</translation>
    </message>
    <message>
        <source>What more marks would give</source>
        <translation>再批一些会怎样</translation>
    </message>
    <message>
        <source>Week by week</source>
        <translation>逐周变化</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Mean distance from your mark, in points, over the surest part of the essays</source>
        <translation>最有把握的那部分作文，与您的给分平均相差几分</translation>
    </message>
    <message>
        <source>The model keeps no held-out suggestions; train it again to see this.</source>
        <translation>这个模型没有留下交叉验证的建议分，重新训练后可见。</translation>
    </message>
    <message>
        <source>Suggested minus accepted, in points; n: suggestions accepted or changed</source>
        <translation>建议分减采纳分，单位为分；n 为采纳或改动的篇数</translation>
    </message>
    <message>
        <source>Known after a training on ten marks or more.</source>
        <translation>批满十篇并训练一次后可知。</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>篇数</translation>
    </message>
    <message>
        <source>n = {n}</source>
        <translation>n = {n}</translation>
    </message>
    <message>
        <source>{share} at most one step apart</source>
        <translation>{share} 相差不超过一档</translation>
    </message>
    <message>
        <source>means {smd} SD apart</source>
        <translation>均值差 {smd} 个标准差</translation>
    </message>
    <message>
        <source>points</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Mean suggested minus mean given mark, in standard deviations; beyond 0.15 it is too much.</source>
        <translation>建议分均值减给分均值，以标准差计；超过 0.15 就偏大了。</translation>
    </message>
    <message>
        <source>90% is what it promises</source>
        <translation>承诺的是 90%</translation>
    </message>
    <message>
        <source>not kept by this model</source>
        <translation>这个模型没有记录</translation>
    </message>
    <message>
        <source>by length alone {qwk}</source>
        <translation>只看篇幅 {qwk}</translation>
    </message>
    <message>
        <source>by words alone {qwk}</source>
        <translation>只看用词 {qwk}</translation>
    </message>
    <message>
        <source>on essays drawn by lot and marked blind {qwk} (n = {n})</source>
        <translation>抽签盲批的作文 {qwk}（n = {n}）</translation>
    </message>
    <message>
        <source>QWK beside it: {others}</source>
        <translation>对照的 QWK：{others}</translation>
    </message>
    <message>
        <source>This model learned from a colleague ({file}). All figures here are its agreement with your own marks, on {n} essays that you marked without taking over its suggestion.</source>
        <translation>这个模型是从同事那里学来的（{file}）。这里的数字都是它与您自己给分的一致度，取自您没有采纳它建议而批的 {n} 篇。</translation>
    </message>
    <message>
        <source>This model learned from a colleague, so its own figures say nothing of you. Mark ten essays yourself, without accepting its suggestions: then this page shows how it agrees with your marks.</source>
        <translation>这个模型是从同事那里学来的，它自带的数字与您无关。请先不采纳它的建议，自己批十篇：之后这一页会显示它与您的给分有多一致。</translation>
    </message>
    <message>
        <source>Agreement is known from ten marked essays on, when a model has been trained on them.</source>
        <translation>批满十篇并训练出模型后，才能看到一致度。</translation>
    </message>
    <message>
        <source>No model has been trained on this task yet. Training tells how far it agrees with you.</source>
        <translation>这个任务还没有训练过模型。训练后可知它与您有多一致。</translation>
    </message>
    <message>
        <source>This model was trained before held-out suggestions were kept. Train it again to see more.</source>
        <translation>这个模型训练得早，没有留下交叉验证的建议分。重新训练后可见。</translation>
    </message>
    <message>
        <source>95% interval {low} to {high}, n = {n}</source>
        <translation>95% 区间 {low}–{high}，n = {n}</translation>
    </message>
</context>
<context>
    <name>AttemptDialog</name>
    <message>
        <source>Attempt {n}</source>
        <translation>第 {n} 次</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Score or status</source>
        <translation>分数或状态</translation>
    </message>
</context>
<context>
    <name>BandBars</name>
    <message>
        <source>Error by part of the scale</source>
        <translation>各分数段的误差</translation>
    </message>
    <message>
        <source>suggests too low</source>
        <translation>建议偏低</translation>
    </message>
    <message>
        <source>too high</source>
        <translation>偏高</translation>
    </message>
    <message>
        <source>none marked</source>
        <translation>没有批过</translation>
    </message>
    <message>
        <source>{points} apart on average</source>
        <translation>平均相差 {points} 分</translation>
    </message>
</context>
<context>
    <name>BaseModels</name>
    <message>
        <source>Download from</source>
        <translation>下载来源</translation>
    </message>
    <message>
        <source>Add a model folder…</source>
        <translation>添加模型文件夹…</translation>
    </message>
    <message>
        <source>comes with Lectern</source>
        <translation>随讲台附带</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Download ({size} MB)…</source>
        <translation>下载（{size} MB）…</translation>
    </message>
    <message>
        <source>A Hugging Face BERT folder</source>
        <translation>Hugging Face BERT 文件夹</translation>
    </message>
    <message>
        <source>Checking and copying the folder…</source>
        <translation>正在检查并复制文件夹…</translation>
    </message>
    <message>
        <source>“{name}” was added.</source>
        <translation>已添加“{name}”。</translation>
    </message>
    <message>
        <source>Download {name} ({size} MB) from {host}?</source>
        <translation>从 {host} 下载 {name}（{size} MB）？</translation>
    </message>
    <message>
        <source>This goes over the network. Nothing of yours is sent.</source>
        <translation>这一步需要联网，不会发送您的任何数据。</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Downloading {name}</source>
        <translation>下载 {name}</translation>
    </message>
    <message>
        <source>The download is complete and was checked.</source>
        <translation>下载完成并已校验。</translation>
    </message>
    <message>
        <source>The download failed ({reason}).</source>
        <translation>下载失败（{reason}）。</translation>
    </message>
    <message>
        <source>The download was stopped; it can go on later.</source>
        <translation>下载已停止，以后可以继续。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Lectern made a mistake. Everything that was saved is safe. The details below hold no name and no essay; copy them for whoever helps you. Nothing is sent by itself.</source>
        <translation>讲台自己出了错。已保存的内容都是安全的。下面的详细信息不含姓名和作文，可以复制给帮您的人。程序不会自动发送任何内容。</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
</context>
<context>
    <name>CategoryRow</name>
    <message>
        <source>Name of the category {name}</source>
        <translation>类别“{name}”的名称</translation>
    </message>
    <message>
        <source>Weight of {category}</source>
        <translation>“{category}”的权重</translation>
    </message>
    <message>
        <source>Lowest dropped in {category}</source>
        <translation>“{category}”去掉最低几项</translation>
    </message>
    <message>
        <source>Remove the category {name}; its items stay</source>
        <translation>移除类别“{name}”；其中的项目保留</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>After</source>
        <translation>改后</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>将要改变的内容</translation>
    </message>
    <message>
        <source>Everything in this file is in the library already.</source>
        <translation>文件里的内容库里都有了。</translation>
    </message>
    <message>
        <source>To be decided first</source>
        <translation>请先决定</translation>
    </message>
    <message numerus="yes">
        <source>and %n more; they follow as these are answered</source>
        <translation>
            <numerusform>另有 %n 个，回答这些之后会接着出现</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same answer to all %n</source>
        <translation>
            <numerusform>%n 个都同样回答</numerusform>
        </translation>
    </message>
    <message>
        <source>Please choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Also new</source>
        <translation>同时新增</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n 个单元格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>To be decided, and what is left out</source>
        <translation>待确认的问题与未导入的内容</translation>
    </message>
    <message numerus="yes">
        <source>and %n new student(s)</source>
        <translation>
            <numerusform>另有新学生 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>or find a student: name, pinyin or number</source>
        <translation>或查找学生：姓名、拼音或学号</translation>
    </message>
    <message>
        <source>or other full marks: a number, then Enter</source>
        <translation>或另填满分：输入数字后按回车</translation>
    </message>
    <message numerus="yes">
        <source>%n student(s) are added to the roster</source>
        <translation>
            <numerusform>名单新增 %n 名学生</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are added: {names}</source>
        <translation>
            <numerusform>将新增 %n 个项目：{names}</numerusform>
        </translation>
    </message>
    <message>
        <source>Full marks that change: {items}</source>
        <translation>满分有变的项目：{items}</translation>
    </message>
    <message>
        <source>Not taken from the file</source>
        <translation>文件里没有导入的内容</translation>
    </message>
    <message>
        <source>students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>marks and weekly records</source>
        <translation>成绩与周记录</translation>
    </message>
    <message>
        <source>essays</source>
        <translation>作文</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What the columns are taken for; change what is wrong. It is remembered for files like this.</source>
        <translation>各列的识别结果，不对的请修改；同样表头的文件以后会照此处理。</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>较有把握</translation>
    </message>
    <message>
        <source>please check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Item or label</source>
        <translation>项目或名称</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周次</translation>
    </message>
    <message>
        <source>Full marks</source>
        <translation>满分</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>第几次</translation>
    </message>
    <message>
        <source>Values in a column of their own need another column that names the item of each row.</source>
        <translation>数值单独成列时，还需要另一列写明每行是哪个项目。</translation>
    </message>
    <message>
        <source>The full marks of this item</source>
        <translation>这个项目的满分</translation>
    </message>
    <message>
        <source>A guess from the marks; Enter confirms it</source>
        <translation>按分数推测的满分，按回车确认</translation>
    </message>
</context>
<context>
    <name>CourseCard</name>
    <message>
        <source>This course</source>
        <translation>当前课程</translation>
    </message>
    <message>
        <source>Save course</source>
        <translation>保存课程</translation>
    </message>
    <message>
        <source>Remove the course…</source>
        <translation>删除课程…</translation>
    </message>
    <message>
        <source>Remove the course “{name}”?</source>
        <translation>删除课程“{name}”？</translation>
    </message>
    <message>
        <source>Remove the course</source>
        <translation>删除课程</translation>
    </message>
    <message>
        <source>With all its marks, weeks and essays. Undo brings it back.</source>
        <translation>连同全部成绩、每周记录和作文。可以撤销恢复。</translation>
    </message>
</context>
<context>
    <name>CourseDialog</name>
    <message>
        <source>New course</source>
        <translation>新建课程</translation>
    </message>
    <message>
        <source>Create course</source>
        <translation>创建课程</translation>
    </message>
</context>
<context>
    <name>CourseForm</name>
    <message>
        <source>For example: Chinese, class 7(3), autumn</source>
        <translation>例如：语文 七(3)班 秋季</translation>
    </message>
    <message>
        <source>First week begins on</source>
        <translation>第 1 周从这天开始</translation>
    </message>
    <message>
        <source>Give the course a name.</source>
        <translation>请填写课程名称。</translation>
    </message>
    <message>
        <source>The highest rating has to be above the lowest.</source>
        <translation>最高分要大于最低分。</translation>
    </message>
    <message>
        <source>worst to best</source>
        <translation>从最差到最好</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>周数</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Students&apos; rating</source>
        <translation>课堂反馈评分</translation>
    </message>
    <message>
        <source>Language of reports</source>
        <translation>报告语言</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>课程目标</translation>
    </message>
    <message>
        <source>First day of the first week</source>
        <translation>第一周的第一天</translation>
    </message>
    <message>
        <source>Lowest rating</source>
        <translation>最低评分</translation>
    </message>
    <message>
        <source>Highest rating</source>
        <translation>最高评分</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop the files here to import them</source>
        <translation>松开鼠标，导入这些文件</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase a student</source>
        <translation>清除一名学生</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>彻底清除</translation>
    </message>
    <message>
        <source>The student&apos;s name, to confirm</source>
        <translation>输入学生姓名以确认</translation>
    </message>
    <message>
        <source>What is erased</source>
        <translation>会清除的</translation>
    </message>
    <message>
        <source>What remains</source>
        <translation>清除不到的</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Type “{name}” to confirm</source>
        <translation>输入“{name}”以确认</translation>
    </message>
    <message numerus="yes">
        <source>%n score(s)</source>
        <translation>
            <numerusform>成绩 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) with a record</source>
        <translation>
            <numerusform>有记录的周 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n essay(s) with their marks</source>
        <translation>
            <numerusform>作文 %n 篇及其评分</numerusform>
        </translation>
    </message>
    <message>
        <source>in {courses}</source>
        <translation>（{courses}）</translation>
    </message>
    <message>
        <source>The name, the number, notes and messages; every trace in the history of changes</source>
        <translation>姓名、学号、备注和寄语，以及修改历史里的全部痕迹</translation>
    </message>
    <message numerus="yes">
        <source>The same from %n backup(s) beside the library</source>
        <translation>
            <numerusform>数据库旁边 %n 份备份里的同样内容</numerusform>
        </translation>
    </message>
    <message>
        <source>Files you exported or printed, and copies of the library elsewhere; restoring one erases again</source>
        <translation>您导出或打印的文件，以及存放在别处的数据库副本；从副本恢复时会再次清除</translation>
    </message>
    <message>
        <source>What other students wrote about this one</source>
        <translation>其他学生作文里写到此人的内容</translation>
    </message>
    <message>
        <source>What these models learned from the essays, until you train them anew: {models}</source>
        <translation>以下模型从这些作文里学到的东西，重新训练后才会消失：{models}</translation>
    </message>
    <message>
        <source>The student was erased.</source>
        <translation>该学生已清除。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>EssayImport</name>
    <message>
        <source>Add essays</source>
        <translation>添加作文</translation>
    </message>
    <message>
        <source>Essay task</source>
        <translation>作文任务</translation>
    </message>
    <message>
        <source>Essay 1</source>
        <translation>作文 1</translation>
    </message>
    <message>
        <source>A new name makes a new task.</source>
        <translation>输入新名称会新建任务。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Essays ({patterns})</source>
        <translation>作文（{patterns}）</translation>
    </message>
    <message numerus="yes">
        <source>%n essay(s) were added</source>
        <translation>
            <numerusform>已添加 %n 篇作文</numerusform>
        </translation>
    </message>
    <message>
        <source>Other files…</source>
        <translation>换别的文件…</translation>
    </message>
    <message>
        <source>Drop Word, WPS, OpenDocument, RTF, text, web or PDF files here, a folder or a zip of them, or a workbook with texts.</source>
        <translation>把 Word、WPS、OpenDocument、RTF、文本、网页或 PDF 文件拖到这里，也可以是装有这些文件的文件夹或 zip 压缩包，或带作文文字的工作簿。</translation>
    </message>
    <message>
        <source>Somebody else changed the course meanwhile. Nothing was stored; look at it again.</source>
        <translation>在此期间别人改动了这门课。没有保存任何内容，请再看一遍。</translation>
    </message>
</context>
<context>
    <name>EssayList</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>To mark</source>
        <translation>待批</translation>
    </message>
    <message>
        <source>Model unsure</source>
        <translation>模型拿不准</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>有建议分</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>代填</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>已批</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>批改进度</translation>
    </message>
    <message>
        <source>Essays</source>
        <translation>作文</translation>
    </message>
    <message>
        <source>Filled in, not yet looked at</source>
        <translation>代填，尚未过目</translation>
    </message>
    <message>
        <source>What the model may do</source>
        <translation>模型目前能做什么</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>No prompt is stored.</source>
        <translation>没有保存题目。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Learned from a colleague. “Agreement” shows how it agrees with your own marks.</source>
        <translation>从同事那里学来。“一致度”会显示它与您自己的给分有多一致。</translation>
    </message>
    <message>
        <source>Agreement (QWK)</source>
        <translation>一致度（QWK）</translation>
    </message>
    <message>
        <source>Same mark</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>At most one step apart</source>
        <translation>相差不超过一档</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练用</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n 篇批改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) given since: worth training again.</source>
        <translation>
            <numerusform>之后又批了 %n 篇，可以再训练一次。</numerusform>
        </translation>
    </message>
    <message>
        <source>order of marking</source>
        <translation>阅卷顺序</translation>
    </message>
    <message>
        <source>number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>title</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>length</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>mark</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>建议分</translation>
    </message>
    <message>
        <source>95% interval {low} to {high}, n = {n}, by cross-validation</source>
        <translation>95% 区间 {low}–{high}，n = {n}，交叉验证</translation>
    </message>
    <message>
        <source>Number, title or words of the text; the name where it is shown</source>
        <translation>编号、标题或正文里的字；显示姓名时也可按姓名找</translation>
    </message>
</context>
<context>
    <name>EssayTools</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Add essays…</source>
        <translation>添加作文…</translation>
    </message>
    <message>
        <source>New task…</source>
        <translation>新建任务…</translation>
    </message>
    <message>
        <source>Change task…</source>
        <translation>修改任务…</translation>
    </message>
    <message>
        <source>Mark some again, blind</source>
        <translation>盲改几篇已批的</translation>
    </message>
    <message>
        <source>Similar essays…</source>
        <translation>相似作文…</translation>
    </message>
    <message>
        <source>Fill in the sure ones…</source>
        <translation>代填有把握的…</translation>
    </message>
    <message>
        <source>Feedback sheets, PDF…</source>
        <translation>评语单（PDF）…</translation>
    </message>
    <message>
        <source>Feedback sheets, Word…</source>
        <translation>评语单（Word）…</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Set an error limit under More, and the sure ones can be filled in.</source>
        <translation>在“更多”里定一个误差上限，有把握的就可以代填。</translation>
    </message>
    <message>
        <source>Your error limit: at most {share} of the marks filled in more than {points} off.</source>
        <translation>您的误差上限：代填的分数中，至多 {share} 相差超过 {points} 分。</translation>
    </message>
    <message numerus="yes">
        <source>%n essay(s) were marked under the old wording. Change it all the same?</source>
        <translation>
            <numerusform>已有 %n 篇作文按原来的要求批改。仍要修改吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不修改</translation>
    </message>
    <message>
        <source>The prompt: marks given so far answer the old one, and so does what a model learned.</source>
        <translation>作文题目：已给的分数针对的是旧题目，模型学到的也是。</translation>
    </message>
    <message>
        <source>The language: how essays are read and measured changes with it.</source>
        <translation>语言：作文的读法和度量方式会随之改变。</translation>
    </message>
    <message>
        <source>Trait “{before}” becomes “{after}”: its points stay, under the new name.</source>
        <translation>评分维度“{before}”改为“{after}”：已给的分保留，归在新名称下。</translation>
    </message>
    <message>
        <source>The levels of “{after}”: points already given stay and mean something else from now on.</source>
        <translation>“{after}”的档次：已给的分不变，但从现在起含义不同了。</translation>
    </message>
    <message>
        <source>Trait “{after}” is new: essays marked so far have no points in it.</source>
        <translation>评分维度“{after}”是新的：已批改的作文在这一项没有分。</translation>
    </message>
    <message numerus="yes">
        <source>%n trained model(s) learned under the old wording: train again.</source>
        <translation>
            <numerusform>%n 个训练好的模型是按原来的要求学的：请重新训练。</numerusform>
        </translation>
    </message>
    <message>
        <source>No mark changes. One undo takes the change back.</source>
        <translation>分数都不会变。撤销一次即可恢复。</translation>
    </message>
    <message>
        <source>Folder for the feedback sheets</source>
        <translation>评语单存到哪个文件夹</translation>
    </message>
</context>
<context>
    <name>EssaysPage</name>
    <message>
        <source>Essays</source>
        <translation>作文</translation>
    </message>
    <message>
        <source>Essay task</source>
        <translation>作文任务</translation>
    </message>
    <message>
        <source>New task…</source>
        <translation>新建任务…</translation>
    </message>
    <message>
        <source>Train…</source>
        <translation>训练…</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致度</translation>
    </message>
    <message>
        <source>Mark next</source>
        <translation>批下一篇</translation>
    </message>
    <message>
        <source>An essay task holds the prompt, the scale and the essays. Set one, then add the students&apos; texts.</source>
        <translation>作文任务包括题目、分值范围和学生作文。先建一个任务，再添加作文。</translation>
    </message>
    <message>
        <source>New essay task…</source>
        <translation>新建作文任务…</translation>
    </message>
    <message>
        <source>{marked} of {essays} marked</source>
        <translation>已批 {marked} / {essays}</translation>
    </message>
    <message>
        <source>{n} filled in</source>
        <translation>代填 {n} 篇</translation>
    </message>
    <message>
        <source>Mark ten essays first.</source>
        <translation>请先批满十篇。</translation>
    </message>
    <message>
        <source>a colleague&apos;s model</source>
        <translation>同事的模型</translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>next because its length and style are unlike those marked so far</source>
        <translation>排在下一篇：篇幅和写法与已批改的不同</translation>
    </message>
    <message>
        <source>next because its mark is expected to clear up most doubt</source>
        <translation>排在下一篇：它的分数预计最能消除不确定</translation>
    </message>
    <message>
        <source>picked at random to check the model</source>
        <translation>随机抽中，用来检验模型</translation>
    </message>
    <message>
        <source>left to you by the model</source>
        <translation>模型留给您定</translation>
    </message>
    <message>
        <source>Every essay of this task is marked.</source>
        <translation>这个任务的作文已全部批完。</translation>
    </message>
    <message>
        <source>No marked essay is left to mark again.</source>
        <translation>没有可以再批一遍的作文了。</translation>
    </message>
    <message>
        <source>No essay was marked before this one.</source>
        <translation>在这篇之前还没有批改过别的作文。</translation>
    </message>
    <message>
        <source>Add essays…</source>
        <translation>添加作文…</translation>
    </message>
    <message>
        <source>There is no essay of this student here.</source>
        <translation>这里没有该学生的作文。</translation>
    </message>
    <message>
        <source>agreement QWK {qwk} ({low}–{high}, n = {n})</source>
        <translation>一致度 QWK {qwk}（{low}–{high}，n = {n}）</translation>
    </message>
</context>
<context>
    <name>FairnessCard</name>
    <message>
        <source>Groups side by side</source>
        <translation>分组对照</translation>
    </message>
    <message>
        <source>Not enough marked essays to compare groups yet.</source>
        <translation>已批的作文还不够做分组比较。</translation>
    </message>
    <message>
        <source>group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>error against the others</source>
        <translation>与其他组的误差之差</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>gap found four times in five</source>
        <translation>五次里能发现四次的差距</translation>
    </message>
    <message>
        <source>Error: suggested minus given, in points. With so few essays a smaller gap than the one named is found less often than four times in five, and sometimes all the same; that none is found does not mean there is none.</source>
        <translation>误差：建议分减给定分。作文这么少时，比所列更小的差距不到五次里的四次能被发现，但有时也会被发现；没有发现不等于没有。</translation>
    </message>
    <message>
        <source>Classes and lengths are compared; the roster keeps nothing else to compare by.</source>
        <translation>比较的是班级与篇幅；花名册里没有其他可供分组的信息。</translation>
    </message>
    <message>
        <source>{group} (n = {n}) could not be compared with others.</source>
        <translation>{group}（n = {n}）没有可比的组。</translation>
    </message>
    <message>
        <source>look closer</source>
        <translation>值得细看</translation>
    </message>
    <message>
        <source>within chance</source>
        <translation>不超出偶然</translation>
    </message>
    <message>
        <source>short essays</source>
        <translation>短文</translation>
    </message>
    <message>
        <source>essays of middle length</source>
        <translation>中等篇幅</translation>
    </message>
    <message>
        <source>long essays</source>
        <translation>长文</translation>
    </message>
</context>
<context>
    <name>FillDialog</name>
    <message>
        <source>Fill in the sure ones</source>
        <translation>代填有把握的</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>代填</translation>
    </message>
    <message>
        <source>One undo takes all of them back. You stay the one who marks.</source>
        <translation>撤销一次就全部收回。给分的人始终是您。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Your error limit</source>
        <translation>您的误差上限</translation>
    </message>
    <message>
        <source>Share of marks</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Points off</source>
        <translation>相差分数</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>of the marks filled in may lie</source>
        <translation>的代填分数可以与我的给分</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>相差超过</translation>
    </message>
    <message>
        <source>points away from mine,</source>
        <translation>分，</translation>
    </message>
    <message>
        <source>said with</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>confidence.</source>
        <translation>以上。</translation>
    </message>
    <message>
        <source>Test this limit</source>
        <translation>检验这个上限</translation>
    </message>
    <message>
        <source>Essay</source>
        <translation>作文</translation>
    </message>
    <message>
        <source>would get</source>
        <translation>将填</translation>
    </message>
    <message>
        <source>90% interval</source>
        <translation>90% 区间</translation>
    </message>
    <message>
        <source>Marks that would be filled in</source>
        <translation>将要代填的分数</translation>
    </message>
    <message>
        <source>Changed: test this limit first.</source>
        <translation>上限已改动，请先检验。</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在检验…</translation>
    </message>
    <message numerus="yes">
        <source>Fill in %n mark(s)</source>
        <translation>
            <numerusform>代填 %n 篇</numerusform>
        </translation>
    </message>
    <message>
        <source>Anonymous #{n}</source>
        <translation>匿名 #{n}</translation>
    </message>
    <message>
        <source>Set your limit and test it. Nothing is filled in before you have seen what would be.</source>
        <translation>先定上限并检验。您看过将填什么之前，不会填任何分数。</translation>
    </message>
    <message>
        <source>The limit held: of the {n} surest of {tested} essays the model had not seen, {off} lay further off; with {confidence} confidence at most {bound} do.</source>
        <translation>上限守住了：模型没见过的 {tested} 篇里最有把握的 {n} 篇，超出的有 {off} 篇；以 {confidence} 的置信度，至多 {bound} 超出。</translation>
    </message>
    <message numerus="yes">
        <source>%n essay(s) would stay with you.</source>
        <translation>
            <numerusform>其余 %n 篇留给您。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting essay(s) share a third or more of the text with somebody else&apos;s, and stay with you.</source>
        <translation>
            <numerusform>有 %n 篇待批的作文与他人的作文有三分之一以上相同，仍由您批改。</numerusform>
        </translation>
    </message>
    <message>
        <source>The limit did not hold: of the {n} surest of {tested} essays the model had not seen, {off} lay further off; with {confidence} confidence that can be {bound}, and you allow {share}. Mark more and train again, allow more, or mark the rest yourself.</source>
        <translation>上限没有守住：模型没见过的 {tested} 篇中最有把握的 {n} 篇里，有 {off} 篇超出；按 {confidence} 的把握，这一比例可达 {bound}，而您只允许 {share}。可以多批一些再训练、放宽上限，或自己批完其余的。</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) filled in; one undo takes them back.</source>
        <translation>
            <numerusform>已代填 %n 篇，撤销一次即可收回。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GeneralCard</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>GradebookGrid</name>
    <message>
        <source>Column headings</source>
        <translation>列标题</translation>
    </message>
</context>
<context>
    <name>GradebookPage</name>
    <message>
        <source>Gradebook</source>
        <translation>成绩册</translation>
    </message>
    <message>
        <source>How the total is made…</source>
        <translation>总评规则…</translation>
    </message>
    <message>
        <source>New item…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>One key a status:</source>
        <translation>一键录状态：</translation>
    </message>
    <message>
        <source>The gradebook shows the course&apos;s students; bring in their roster first.</source>
        <translation>成绩册按本课程的学生列出，请先导入花名册。</translation>
    </message>
    <message>
        <source>Import a roster…</source>
        <translation>导入花名册…</translation>
    </message>
    <message numerus="yes">
        <source>%n student(s)</source>
        <translation>
            <numerusform>%n 名学生</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>rules from the start of the course</source>
        <translation>总评规则：自开课起</translation>
    </message>
    <message>
        <source>rules in force from {date}</source>
        <translation>总评规则：{date} 起</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) lay outside the grid and were left out</source>
        <translation>
            <numerusform>有 %n 个值超出表格范围，没有粘贴</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove “{item}” with all its scores?</source>
        <translation>删除“{item}”及其全部成绩？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo brings both back.</source>
        <translation>撤销可以恢复。</translation>
    </message>
    <message>
        <source>Make-up or resubmission…</source>
        <translation>补考或重交…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Change this item…</source>
        <translation>修改项目…</translation>
    </message>
    <message>
        <source>Remove this item…</source>
        <translation>删除项目…</translation>
    </message>
    <message>
        <source>Choose a cell to see how it came about.</source>
        <translation>选中一个单元格，查看它的来历。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总评</translation>
    </message>
    <message>
        <source>Nothing is recorded here yet.</source>
        <translation>这里还没有记录。</translation>
    </message>
    <message>
        <source>cleared</source>
        <translation>已清除</translation>
    </message>
    <message>
        <source>attempt {n}</source>
        <translation>第 {n} 次</translation>
    </message>
    <message>
        <source>Open the essay</source>
        <translation>打开这篇作文</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Statistics of each column</source>
        <translation>各列统计</translation>
    </message>
    <message>
        <source>Name, pinyin, initials or number</source>
        <translation>姓名、拼音、首字母或学号</translation>
    </message>
    <message>
        <source>number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>total</source>
        <translation>总评</translation>
    </message>
    <message>
        <source>Keep both as attempts</source>
        <translation>两个都留，记为两次</translation>
    </message>
    <message>
        <source>Keep what is there</source>
        <translation>保留现有的</translation>
    </message>
    <message>
        <source>Take mine</source>
        <translation>用我的</translation>
    </message>
</context>
<context>
    <name>HeatTable</name>
    <message>
        <source>Given and suggested marks</source>
        <translation>给分与建议分</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>建议分</translation>
    </message>
    <message>
        <source>your mark</source>
        <translation>您的给分</translation>
    </message>
    <message numerus="yes">
        <source>your mark {given}, suggested {suggested}: %n essay(s)</source>
        <translation>
            <numerusform>您给 {given}，建议 {suggested}：%n 篇</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help: {page}</source>
        <translation>帮助：{page}</translation>
    </message>
    <message>
        <source>Keys on this page</source>
        <translation>本页按键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>处处可用</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>1 File</source>
        <translation>1 文件</translation>
    </message>
    <message>
        <source>2 Sheet</source>
        <translation>2 工作表</translation>
    </message>
    <message>
        <source>3 Columns</source>
        <translation>3 列</translation>
    </message>
    <message>
        <source>4 Check</source>
        <translation>4 核对</translation>
    </message>
    <message>
        <source>5 Done</source>
        <translation>5 完成</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销这次导入</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Drop an Excel or CSV file here. The file itself is only read, never changed.</source>
        <translation>把 Excel 或 CSV 文件拖到这里。文件只会被读取，不会被改动。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Paste from the clipboard</source>
        <translation>从剪贴板粘贴</translation>
    </message>
    <message>
        <source>Let the contents tell</source>
        <translation>按内容判断</translation>
    </message>
    <message>
        <source>A roster</source>
        <translation>花名册</translation>
    </message>
    <message>
        <source>Scores and weekly records</source>
        <translation>成绩和每周记录</translation>
    </message>
    <message>
        <source>Tables ({patterns})</source>
        <translation>表格（{patterns}）</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy the cells in Excel first.</source>
        <translation>剪贴板里没有文字。请先在 Excel 中复制单元格。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>新增 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>变化 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>无变化 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>未导入 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} was imported: {counts}.</source>
        <translation>已导入 {file}：{counts}。</translation>
    </message>
    <message>
        <source>The import was taken back; everything is as it was before.</source>
        <translation>已撤销导入，一切恢复原样。</translation>
    </message>
    <message>
        <source>No table was recognised by itself. Say here which row is the header and which way the students go; the columns come next.</source>
        <translation>没能自动认出表格。请在这里指出表头在哪一行、学生是按行还是按列排；下一步再说明各列。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>下一个文件</translation>
    </message>
    <message numerus="yes">
        <source>%n student(s) added to the roster</source>
        <translation>
            <numerusform>名单新增 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else changed the course meanwhile. Nothing was stored; look at it again.</source>
        <translation>在此期间别人改动了这门课。没有保存任何内容，请再看一遍。</translation>
    </message>
</context>
<context>
    <name>ItemDialog</name>
    <message>
        <source>New item</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Add item</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>no week</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Bonus: adds to the total, takes nothing away</source>
        <translation>附加分：只加分，不计入满分</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Full marks</source>
        <translation>满分</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周次</translation>
    </message>
    <message>
        <source>Several attempts</source>
        <translation>多次成绩</translation>
    </message>
    <message>
        <source>As the essay task says.</source>
        <translation>以作文任务的分值为准。</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys for marking</source>
        <translation>批改快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>give the mark, then the next essay</source>
        <translation>给分，然后下一篇</translation>
    </message>
    <message>
        <source>next essay</source>
        <translation>下一篇</translation>
    </message>
    <message>
        <source>the one before</source>
        <translation>上一篇</translation>
    </message>
    <message>
        <source>turn the essay&apos;s pages</source>
        <translation>翻动作文</translation>
    </message>
    <message>
        <source>to the mark</source>
        <translation>到分数</translation>
    </message>
    <message>
        <source>to the comment</source>
        <translation>到评语</translation>
    </message>
    <message>
        <source>done, from inside the comment</source>
        <translation>在评语里：完成这篇</translation>
    </message>
    <message>
        <source>use a comment from before</source>
        <translation>用以前的评语</translation>
    </message>
    <message>
        <source>back to the list</source>
        <translation>回到列表</translation>
    </message>
    <message>
        <source>accept the suggestion</source>
        <translation>采纳建议分</translation>
    </message>
    <message>
        <source>show or hide the reasons</source>
        <translation>显示或隐藏理由</translation>
    </message>
    <message>
        <source>next passage a model would paint</source>
        <translation>模型想标的下一处</translation>
    </message>
    <message>
        <source>take it over</source>
        <translation>采纳这处</translation>
    </message>
    <message>
        <source>drop it</source>
        <translation>不要这处</translation>
    </message>
    <message>
        <source>paint the selection: well done</source>
        <translation>选中处标为写得好</translation>
    </message>
    <message>
        <source>paint the selection: can be better</source>
        <translation>选中处标为可改进</translation>
    </message>
    <message>
        <source>unpaint the selection</source>
        <translation>去掉选中处的标记</translation>
    </message>
    <message>
        <source>similar essays</source>
        <translation>相似作文</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>批改</translation>
    </message>
    <message>
        <source>Suggestion and text</source>
        <translation>建议与正文</translation>
    </message>
    <message>
        <source>find in the text</source>
        <translation>在正文里查找</translation>
    </message>
</context>
<context>
    <name>LayerMenu</name>
    <message>
        <source>without seeing the first marking</source>
        <translation>看不到第一次的批改</translation>
    </message>
    <message>
        <source>replaces the mark, with a reason</source>
        <translation>替换分数，须写理由</translation>
    </message>
    <message>
        <source>how far do I agree with myself?</source>
        <translation>我与自己有多一致？</translation>
    </message>
    <message>
        <source>Whose marking</source>
        <translation>谁的批改</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Leaving the course</source>
        <translation>离开课程</translation>
    </message>
    <message>
        <source>Record leaving</source>
        <translation>记录离开</translation>
    </message>
    <message>
        <source>{name} counts up to this day. Marks and weeks that are recorded stay.</source>
        <translation>{name} 计入到这一天为止。已有的成绩和每周记录都会保留。</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
</context>
<context>
    <name>LibraryCard</name>
    <message>
        <source>Library and backups</source>
        <translation>资料库与备份</translation>
    </message>
    <message>
        <source>Everything you enter lies in this folder.</source>
        <translation>您录入的全部内容都在这个文件夹里。</translation>
    </message>
    <message>
        <source>Trained models lie in this one.</source>
        <translation>训练好的模型在这个文件夹里。</translation>
    </message>
    <message>
        <source>A backup is made each day and before every import, and read back before it counts.</source>
        <translation>每天以及每次导入前自动备份，备份写好后会读一遍核对。</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>还没有备份。</translation>
    </message>
    <message>
        <source>Back up to…</source>
        <translation>备份到…</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>从文件恢复…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>of the day</source>
        <translation>每日备份</translation>
    </message>
    <message>
        <source>before an import</source>
        <translation>导入之前</translation>
    </message>
    <message>
        <source>before an update of the program</source>
        <translation>程序升级之前</translation>
    </message>
    <message>
        <source>before restoring</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>Lectern backup.db</source>
        <translation>讲台备份.db</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>备份资料库</translation>
    </message>
    <message>
        <source>Backup (*.db)</source>
        <translation>备份 (*.db)</translation>
    </message>
    <message>
        <source>Backed up and read back: {path}</source>
        <translation>已备份并核对：{path}</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Wait until the running work has ended, or stop it.</source>
        <translation>请等正在运行的任务结束，或先停止它。</translation>
    </message>
    <message>
        <source>The library becomes what it was then. What is there now is kept as a backup of its own.</source>
        <translation>资料库会回到当时的样子；现在的内容会另存为一份备份。</translation>
    </message>
    <message>
        <source>Restored. What was there before is kept as {name}.</source>
        <translation>已恢复。原来的内容保存为 {name}。</translation>
    </message>
    <message>
        <source>rescued when the library had vanished</source>
        <translation>资料库不见时抢救出来的</translation>
    </message>
    <message>
        <source>Make the library what the backup {name} holds?</source>
        <translation>要把资料库换成备份 {name} 里的内容吗？</translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation>恢复这份备份</translation>
    </message>
    <message>
        <source>Keep what is there now</source>
        <translation>保留现在的内容</translation>
    </message>
    <message>
        <source>Restored.</source>
        <translation>已恢复。</translation>
    </message>
</context>
<context>
    <name>LiveMarking</name>
    <message>
        <source>Reading the essays: {task}</source>
        <translation>正在读作文：{task}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{page} · Lectern</source>
        <translation>{page} · 讲台</translation>
    </message>
    <message>
        <source>Lectern</source>
        <translation>讲台</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>New course…</source>
        <translation>新建课程…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>Projector mode</source>
        <translation>投影模式</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Gradebook</source>
        <translation>成绩册</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Essays</source>
        <translation>作文</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>撤销：{step}</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>重做：{step}</translation>
    </message>
    <message>
        <source>Names and marks are hidden. F8 shows them again.</source>
        <translation>姓名和成绩已隐藏，按 F8 恢复显示。</translation>
    </message>
    <message>
        <source>Names and marks are shown again.</source>
        <translation>姓名和分数已重新显示。</translation>
    </message>
    <message>
        <source>Work is still running. Stop it and close?</source>
        <translation>还有任务在运行。停止并关闭吗？</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>{jobs}. What was saved stays saved.</source>
        <translation>{jobs}。已保存的内容不受影响。</translation>
    </message>
    <message>
        <source>Taken back: {step}</source>
        <translation>已撤销：{step}</translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation>已重做：{step}</translation>
    </message>
    <message>
        <source>Find on this page…</source>
        <translation>在本页查找…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>MarkFields</name>
    <message>
        <source>Mark</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>Comment for the student</source>
        <translation>写给学生的评语</translation>
    </message>
    <message>
        <source>suggests {value}</source>
        <translation>建议 {value}</translation>
    </message>
    <message>
        <source>90% interval {low} to {high}</source>
        <translation>90% 区间 {low}–{high}</translation>
    </message>
    <message>
        <source>Comment with the reason</source>
        <translation>评语（写明理由）</translation>
    </message>
    <message>
        <source>Why the mark changes; the student reads it</source>
        <translation>分数为什么改；学生会看到</translation>
    </message>
</context>
<context>
    <name>MarkerWork</name>
    <message>
        <source>Training: {task}</source>
        <translation>训练：{task}</translation>
    </message>
    <message>
        <source>Scoring: {task}</source>
        <translation>评分：{task}</translation>
    </message>
    <message>
        <source>The worker stopped ({reason}). Nothing is lost; started again, it goes on from its checkpoint.</source>
        <translation>训练进程中断了（{reason}）。没有丢失任何数据；重新开始会从检查点继续。</translation>
    </message>
    <message>
        <source>The model is finished and lies safe. Train again to put it to use: it is found.</source>
        <translation>模型已经训练好，保存完好。再点一次训练，就会找到它并启用。</translation>
    </message>
</context>
<context>
    <name>MarkingMenu</name>
    <message>
        <source>View</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Mark before seeing the suggestion</source>
        <translation>先盲批，再看建议</translation>
    </message>
    <message>
        <source>Show reasons in the text</source>
        <translation>在正文里显示理由</translation>
    </message>
    <message>
        <source>Similar essays…</source>
        <translation>相似作文…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>Hide names, in the essays too</source>
        <translation>隐藏姓名，作文里的也隐藏</translation>
    </message>
</context>
<context>
    <name>MarkingView</name>
    <message>
        <source>Save and next</source>
        <translation>保存并下一篇</translation>
    </message>
    <message>
        <source>not in the roster</source>
        <translation>不在花名册中</translation>
    </message>
    <message>
        <source>Anonymous #{n}</source>
        <translation>匿名 #{n}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep this mark</source>
        <translation>保留此分</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n 词</numerusform>
        </translation>
    </message>
    <message>
        <source>first mark {mark}</source>
        <translation>原分 {mark}</translation>
    </message>
    <message>
        <source>read as a whole</source>
        <translation>全文已读</translation>
    </message>
    <message>
        <source>Which sentences count is worked out when a trained model reads the essays.</source>
        <translation>哪些句子起作用，要等训练好的模型读过作文后才知道。</translation>
    </message>
    <message>
        <source>No single sentence moves this suggestion by much: it rests on the whole, as its length and its wording throughout. That is common with long essays.</source>
        <translation>没有哪一句能明显改变这个建议分：它取决于全文，例如篇幅和通篇的用词。长作文常常如此。</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Message on the report</source>
        <translation>写在报告上的话</translation>
    </message>
    <message>
        <source>To the student and the parents</source>
        <translation>对学生和家长说的话</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models for “{task}”</source>
        <translation>“{task}”的模型</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>已训练</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Base models</source>
        <translation>基础模型</translation>
    </message>
</context>
<context>
    <name>NoticedPanel</name>
    <message>
        <source>Also noticed</source>
        <translation>另外注意到</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Put it on the student&apos;s sheet as your note: {finding}</source>
        <translation>作为您的批注写到学生的反馈单上：{finding}</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Choose a backup…</source>
        <translation>选择备份…</translation>
    </message>
    <message>
        <source>Begin a new, empty library</source>
        <translation>新建一个空的资料库</translation>
    </message>
    <message>
        <source>No backup that reads through was found beside it.</source>
        <translation>旁边没有找到可以完整读出的备份。</translation>
    </message>
    <message>
        <source>What is there now is kept beside the library, whatever you choose.</source>
        <translation>无论怎样选择，现有的文件都会保留在资料库旁边。</translation>
    </message>
    <message>
        <source>Go back to the backup of {time}</source>
        <translation>恢复 {time} 的备份</translation>
    </message>
    <message>
        <source>Close, change nothing</source>
        <translation>关闭，什么也不改</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Backup (*.db)</source>
        <translation>备份 (*.db)</translation>
    </message>
    <message>
        <source>The library is what {name} holds.</source>
        <translation>资料库现在是 {name} 里的内容。</translation>
    </message>
    <message>
        <source>The library is what {name} holds. What was there before is kept as {kept}.</source>
        <translation>资料库现在是 {name} 里的内容。原来的保留为 {kept}。</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Opening the library…</source>
        <translation>正在打开资料库…</translation>
    </message>
</context>
<context>
    <name>OrderBox</name>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Turn the order round</source>
        <translation>反转顺序</translation>
    </message>
    <message>
        <source>By {what}</source>
        <translation>按{what}</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message numerus="yes">
        <source>Paste the %n readable one(s)</source>
        <translation>
            <numerusform>粘贴能识别的 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) cannot be read</source>
        <translation>
            <numerusform>%n 个单元格读不懂</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave what is there</source>
        <translation>保留原有内容</translation>
    </message>
    <message>
        <source>Clear it, as in the pasted block</source>
        <translation>清空，和粘贴的内容一致</translation>
    </message>
    <message numerus="yes">
        <source>%n blank(s) where something is recorded</source>
        <translation>
            <numerusform>%n 个空白格对着已有的记录</numerusform>
        </translation>
    </message>
    <message>
        <source>There now</source>
        <translation>现有内容</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>ProposalBar</name>
    <message>
        <source>Take over</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>不要</translation>
    </message>
    <message>
        <source>Paint {n} of {all} as well done? “{passage}”</source>
        <translation>第 {n}/{all} 处标为写得好？“{passage}”</translation>
    </message>
    <message>
        <source>Paint {n} of {all} as can be better? “{passage}”</source>
        <translation>第 {n}/{all} 处标为可改进？“{passage}”</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围（&amp;L）：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型（&amp;T）：</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Lectern</source>
        <translation>讲台 Lectern</translation>
    </message>
    <message>
        <source>Ctrl+{number}</source>
        <translation>Ctrl+{number}</translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <source>Essay</source>
        <translation>作文</translation>
    </message>
    <message>
        <source>Well done</source>
        <translation>写得好</translation>
    </message>
    <message>
        <source>Can be better</source>
        <translation>可改</translation>
    </message>
    <message>
        <source>Unpaint</source>
        <translation>取消标记</translation>
    </message>
    <message>
        <source>Select a passage, then:</source>
        <translation>选中一段文字后：</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>在正文里查找</translation>
    </message>
</context>
<context>
    <name>ReasonsPanel</name>
    <message>
        <source>Why this mark</source>
        <translation>为什么是这个分</translation>
    </message>
    <message>
        <source>Without “{sentence}” the suggestion would be {points} lower.</source>
        <translation>去掉“{sentence}”，建议分会低 {points} 分。</translation>
    </message>
    <message>
        <source>Without “{sentence}” the suggestion would be {points} higher.</source>
        <translation>去掉“{sentence}”，建议分会高 {points} 分。</translation>
    </message>
</context>
<context>
    <name>ReportPreview</name>
    <message>
        <source>Pages of the report</source>
        <translation>报告页面</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} / {pages} 页</translation>
    </message>
</context>
<context>
    <name>ReportSaver</name>
    <message>
        <source>Reports written</source>
        <translation>已写出的报告</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} / {all}</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) saved in {folder}</source>
        <translation>
            <numerusform>已保存 %n 份报告到 {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Save this one…</source>
        <translation>只保存这份…</translation>
    </message>
    <message>
        <source>Kind of report</source>
        <translation>报告种类</translation>
    </message>
    <message>
        <source>Essay task</source>
        <translation>作文任务</translation>
    </message>
    <message>
        <source>For students and parents</source>
        <translation>给学生和家长</translation>
    </message>
    <message>
        <source>Class marks</source>
        <translation>班级成绩</translation>
    </message>
    <message>
        <source>Course, week by week</source>
        <translation>课程逐周</translation>
    </message>
    <message>
        <source>Essays</source>
        <translation>作文</translation>
    </message>
    <message>
        <source>Name, pinyin, initials or number</source>
        <translation>姓名、拼音、首字母或学号</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Reports to save and print</source>
        <translation>要保存和打印的报告</translation>
    </message>
    <message>
        <source>Nobody is in this course yet, so there is nothing to report on.</source>
        <translation>本课程还没有学生，没有可以报告的内容。</translation>
    </message>
    <message>
        <source>Import a roster…</source>
        <translation>导入名单…</translation>
    </message>
    <message>
        <source>One for each student, to give to the student and the parents. No ranks, no classmates.</source>
        <translation>每人一份，交给学生和家长。没有排名，不出现同学的信息。</translation>
    </message>
    <message>
        <source>Totals, weak items, who is missing what. For the teacher only.</source>
        <translation>总评、薄弱项目、谁缺什么。仅供教师使用。</translation>
    </message>
    <message>
        <source>Plan, progress and feedback with n, alarms with reasons. For the teacher only.</source>
        <translation>每周计划、进度与反馈（附 n）、提示及原因。仅供教师使用。</translation>
    </message>
    <message>
        <source>One for each essay: the score, the painted passages, your comment.</source>
        <translation>每篇作文一份：得分、圈点、评语。</translation>
    </message>
    <message>
        <source>There is no essay here yet. Essays are added on the essays page.</source>
        <translation>这里还没有作文。请在作文页添加。</translation>
    </message>
    <message>
        <source>Nobody is in this course now.</source>
        <translation>本课程现在没有学生。</translation>
    </message>
    <message>
        <source>{chosen} of {all}</source>
        <translation>已选 {chosen} / {all}</translation>
    </message>
    <message numerus="yes">
        <source>Save %n PDF(s)…</source>
        <translation>
            <numerusform>保存 %n 份 PDF…</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for the reports</source>
        <translation>存放报告的文件夹</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>This report, with a preview…</source>
        <translation>这一份，先预览…</translation>
    </message>
    <message numerus="yes">
        <source>All %n chosen…</source>
        <translation>
            <numerusform>全部所选 %n 份…</numerusform>
        </translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) sent to the printer</source>
        <translation>
            <numerusform>已发送 %n 页到打印机</numerusform>
        </translation>
    </message>
    <message>
        <source>Gradebook…</source>
        <translation>成绩册…</translation>
    </message>
    <message>
        <source>Weekly records…</source>
        <translation>每周记录…</translation>
    </message>
    <message>
        <source>Roster…</source>
        <translation>学生名单…</translation>
    </message>
    <message>
        <source>Essays…</source>
        <translation>作文…</translation>
    </message>
    <message>
        <source>Everything of this course…</source>
        <translation>本课程的全部数据…</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV, one row a fact (*.csv)</source>
        <translation>CSV，一行一条记录 (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exported: {file}</source>
        <translation>已导出：{file}</translation>
    </message>
    <message>
        <source>number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>total</source>
        <translation>总评</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>Coming back</source>
        <translation>回到课程</translation>
    </message>
    <message>
        <source>Record coming back</source>
        <translation>记录返回</translation>
    </message>
    <message>
        <source>{name} counts again from this day on. The weeks between stay empty.</source>
        <translation>{name} 从这一天起重新计入，中间的几周留空。</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>How the total is made</source>
        <translation>总评怎么算</translation>
    </message>
    <message>
        <source>Use these rules</source>
        <translation>采用这些规则</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>新类别</translation>
    </message>
    <message>
        <source>Category for the chosen items</source>
        <translation>所选项目归入的类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>改后</translation>
    </message>
    <message>
        <source>Absent counts as zero</source>
        <translation>缺考按 0 分计</translation>
    </message>
    <message>
        <source>Missing counts as zero</source>
        <translation>未交按 0 分计</translation>
    </message>
    <message>
        <source>From the start of the course</source>
        <translation>从课程开始</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>What a total reaches at most with its bonus, such as 100</source>
        <translation>加上附加分后总评最多到多少，例如 100</translation>
    </message>
    <message>
        <source>Decimals of a total</source>
        <translation>总评小数位</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>起用日期</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Full marks</source>
        <translation>满分</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Items and their categories</source>
        <translation>项目及其类别</translation>
    </message>
    <message>
        <source>Weight %</source>
        <translation>权重 %</translation>
    </message>
    <message>
        <source>Drop lowest</source>
        <translation>去掉最低</translation>
    </message>
    <message>
        <source>Chosen items:</source>
        <translation>所选项目归入：</translation>
    </message>
    <message>
        <source>Put there</source>
        <translation>归入</translation>
    </message>
    <message>
        <source>What is in which</source>
        <translation>项目属于哪一类</translation>
    </message>
    <message>
        <source>There is a category of this name.</source>
        <translation>已有同名的类别。</translation>
    </message>
    <message>
        <source>Does not count, because it is in no category: {items}</source>
        <translation>不计入总评（不属于任何类别）：{items}</translation>
    </message>
    <message>
        <source>none: bonus on top</source>
        <translation>无：附加分，另加</translation>
    </message>
    <message>
        <source>none: does not count</source>
        <translation>无：不计入</translation>
    </message>
    <message>
        <source>none: one pool of points</source>
        <translation>无：所有项目合并计分</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>不归类</translation>
    </message>
    <message>
        <source>The weights add up to {sum} %.</source>
        <translation>权重合计 {sum}%。</translation>
    </message>
    <message numerus="yes">
        <source>%n total(s) would change</source>
        <translation>
            <numerusform>%n 人的总评会改变</numerusform>
        </translation>
    </message>
    <message>
        <source>Bonus on top: up to {bonus}.</source>
        <translation>附加分另加，至多 {bonus}。</translation>
    </message>
    <message>
        <source>A weight is a number from 0 to 100.</source>
        <translation>权重是 0 到 100 之间的数。</translation>
    </message>
    <message>
        <source>The highest total is a number from 100 up, or empty.</source>
        <translation>总评上限是 100 或更大的数，也可以留空。</translation>
    </message>
    <message>
        <source>Every category has a name of its own.</source>
        <translation>每个类别要有自己的名称，不能为空或重复。</translation>
    </message>
    <message>
        <source>With bonus at most %</source>
        <translation>含附加分上限 %</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>SampleCard</name>
    <message>
        <source>Sample course</source>
        <translation>示例课程</translation>
    </message>
    <message>
        <source>An invented class of 32 to look around in. Your own courses are not touched by it.</source>
        <translation>一个虚构的 32 人班级，供您熟悉软件，不影响您自己的课程。</translation>
    </message>
    <message>
        <source>Remove the sample course</source>
        <translation>移除示例课程</translation>
    </message>
    <message>
        <source>An invented class of 32 to look around in; it is removed as easily.</source>
        <translation>一个虚构的 32 人班级，供您熟悉软件；随时可以一键移除。</translation>
    </message>
    <message>
        <source>Open the sample course</source>
        <translation>打开示例课程</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Find students, items, essays…  Ctrl+K</source>
        <translation>查找学生、项目、作文…  Ctrl+K</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
</context>
<context>
    <name>SecondLooksCard</name>
    <message>
        <source>Second looks</source>
        <translation>再看一遍</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>相差</translation>
    </message>
    <message>
        <source>A model can hardly agree with you more than you agree with yourself. “Mark some again, blind” under More gives the first line.</source>
        <translation>模型与您的一致，很难超过您与自己的一致。“更多”里的“盲改几篇已批的”给出第一行。</translation>
    </message>
    <message>
        <source>Difference: second mark minus your first, in points. Regrades were not blind.</source>
        <translation>相差 = 后一次减您的第一次，单位为分。复评不是盲批。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SheetStep</name>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>The sheet as it looks</source>
        <translation>工作表原样</translation>
    </message>
    <message>
        <source>{name} (hidden)</source>
        <translation>{name}（隐藏）</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of data</source>
        <translation>
            <numerusform>%n 行数据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheets are read together</source>
        <translation>
            <numerusform>%n 个工作表一起读取</numerusform>
        </translation>
    </message>
    <message>
        <source>hidden, not read: {names}</source>
        <translation>隐藏、未读取：{names}</translation>
    </message>
    <message>
        <source>What the file is</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>A roster</source>
        <translation>花名册</translation>
    </message>
    <message>
        <source>Scores and weekly records</source>
        <translation>成绩与周记录</translation>
    </message>
    <message>
        <source>Header in row</source>
        <translation>表头所在行</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>one a row</source>
        <translation>每行一人</translation>
    </message>
    <message>
        <source>one a column</source>
        <translation>每列一人</translation>
    </message>
    <message>
        <source>Is the header in another row? Click its row number, or press Enter on it. Grey rows are no data and are left out.</source>
        <translation>表头不在这一行？点一下它的行号，或把光标移过去按回车。灰色的行不是数据，不会导入。</translation>
    </message>
    <message>
        <source>Header in column</source>
        <translation>表头所在列</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>header in rows {rows}</source>
        <translation>表头在第 {rows} 行</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>SimilarDialog</name>
    <message>
        <source>Similar to essay #{n}</source>
        <translation>与第 {n} 篇相似的作文</translation>
    </message>
    <message>
        <source>Similar essays</source>
        <translation>相似作文</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Essay #{n}</source>
        <translation>第 {n} 篇</translation>
    </message>
    <message>
        <source>Tinted: what stands in both. A quotation, a set phrase or a shared source looks the same.</source>
        <translation>着色处两篇都有。引用、套话、同一份材料也会这样。</translation>
    </message>
    <message>
        <source>No other essay of this library shares passages with it.</source>
        <translation>资料库里没有别的作文与它有相同段落。</translation>
    </message>
    <message>
        <source>{share} shared</source>
        <translation>{share} 相同</translation>
    </message>
    <message>
        <source>This essay</source>
        <translation>这篇作文</translation>
    </message>
    <message>
        <source>The similar essay</source>
        <translation>相似的那篇作文</translation>
    </message>
</context>
<context>
    <name>SimilarList</name>
    <message>
        <source>Similar essays</source>
        <translation>相似作文</translation>
    </message>
    <message>
        <source>Comparing the essays…</source>
        <translation>正在比对作文…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Comparing the essays… {done} of {all}</source>
        <translation>正在比对作文… {done}/{all}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>essay #{n}</source>
        <translation>第 {n} 篇</translation>
    </message>
    <message>
        <source>Essay #{n} and {other}: {share} shared</source>
        <translation>第 {n} 篇与{other}：{share} 相同</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Essays that share a tenth of their text or more with another one, in this class or an earlier one.</source>
        <translation>与本班或往届某篇有一成以上文字相同的作文。</translation>
    </message>
    <message>
        <source>No essay of this task shares a tenth of its text with another one.</source>
        <translation>这个任务里没有与别篇相同一成以上的作文。</translation>
    </message>
</context>
<context>
    <name>StageMeter</name>
    <message>
        <source>What a model may do</source>
        <translation>模型目前能做什么</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>suggest</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>fill in</source>
        <translation>代填</translation>
    </message>
    <message numerus="yes">
        <source>With %n more marked: the others put in order, the best first.</source>
        <translation>
            <numerusform>再批 %n 篇：其余作文按好坏排出次序。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n more marked: a suggested mark for each, with its interval.</source>
        <translation>
            <numerusform>再批 %n 篇：每篇给出建议分和区间。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n more marked: the sure ones may be filled in, where your error limit held.</source>
        <translation>
            <numerusform>再批 %n 篇：误差上限守得住时，可代填有把握的。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>local · offline</source>
        <translation>本机 · 未联网</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation>只读打开</translation>
    </message>
    <message>
        <source>Hidden while the screen is shared · F8 shows it</source>
        <translation>投影时隐藏 · 按 F8 显示</translation>
    </message>
</context>
<context>
    <name>StudentDetail</name>
    <message>
        <source>Progress by week</source>
        <translation>每周学习进度</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>成绩</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>For your eyes: appears in no report</source>
        <translation>只有您能看到，不会出现在任何报告里</translation>
    </message>
    <message>
        <source>Progress %, own line over the middle half of the class</source>
        <translation>学习进度 %：本人折线，底色为班级中间一半</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation>值得留意</translation>
    </message>
    <message>
        <source>Comes back…</source>
        <translation>回到课程…</translation>
    </message>
    <message>
        <source>Leaves the course…</source>
        <translation>离开课程…</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>目前总评</translation>
    </message>
    <message>
        <source>Nothing is recorded of this student yet.</source>
        <translation>这名学生还没有记录。</translation>
    </message>
    <message>
        <source>Ordinary week</source>
        <translation>平时水平</translation>
    </message>
    <message>
        <source>{slope} points a week (90% interval {low} to {high})</source>
        <translation>每周 {slope} 分（90% 区间 {low} 到 {high}）</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>told from week 10 on</source>
        <translation>第 10 周起才判断</translation>
    </message>
    <message>
        <source>Weeks recorded</source>
        <translation>有记录的周数</translation>
    </message>
    <message>
        <source>Nothing out of the ordinary.</source>
        <translation>没有异常。</translation>
    </message>
    <message>
        <source>Nothing is assessed in this course yet.</source>
        <translation>这门课还没有评分项目。</translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation>第 {week} 周</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>清除…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Phone, guardian and the like: imported with a roster, or typed under Edit.</source>
        <translation>电话、家长等资料：随花名册导入，或在“编辑”里填写。</translation>
    </message>
</context>
<context>
    <name>StudentDialog</name>
    <message>
        <source>Student</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>New student</source>
        <translation>添加学生</translation>
    </message>
    <message>
        <source>Save student</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add student</source>
        <translation>添加学生</translation>
    </message>
    <message>
        <source>Only where it is read wrongly, such as shan4 yu2 fei1</source>
        <translation>仅在读音有误时填写，如 shan4 yu2 fei1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读音</translation>
    </message>
</context>
<context>
    <name>StudentsModel</name>
    <message>
        <source>Number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Progress by week</source>
        <translation>每周进度</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>目前总评</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>StudentsPage</name>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Import a roster…</source>
        <translation>导入名单…</translation>
    </message>
    <message>
        <source>Add a student…</source>
        <translation>添加学生…</translation>
    </message>
    <message>
        <source>Name, pinyin, initials or number</source>
        <translation>姓名、拼音、首字母或学号</translation>
    </message>
    <message>
        <source>Nobody is in this course yet. Import the roster you have in Excel.</source>
        <translation>这门课还没有学生。导入您手头的 Excel 名单即可。</translation>
    </message>
    <message>
        <source>Add a student by hand</source>
        <translation>手工添加学生</translation>
    </message>
    <message>
        <source>left on {date}</source>
        <translation>{date} 离开</translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation>值得留意</translation>
    </message>
    <message numerus="yes">
        <source>%n enrolled</source>
        <translation>
            <numerusform>%n 人在册</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n 人已离开</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worth a look</source>
        <translation>
            <numerusform>%n 人值得留意</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuggestionPanel</name>
    <message>
        <source>Accept suggestion</source>
        <translation>采纳建议</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Shown after you have marked.</source>
        <translation>您给分后显示。</translation>
    </message>
    <message>
        <source>ranking</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Place {rank}</source>
        <translation>第 {rank} 位</translation>
    </message>
    <message>
        <source>Below 30 marked essays a model only puts them in order.</source>
        <translation>批满 30 篇之前，模型只排顺序。</translation>
    </message>
    <message>
        <source>left to you</source>
        <translation>留给您判断</translation>
    </message>
    <message>
        <source>filled in</source>
        <translation>代填</translation>
    </message>
    <message>
        <source>By the model, within your error limit. You have not looked at it yet.</source>
        <translation>模型在您的误差上限内代填，您还没有看过。</translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>即时</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>From the marks you gave just now, without training.</source>
        <translation>来自您刚才的给分，未经训练。</translation>
    </message>
    <message>
        <source>90% interval {low} to {high}</source>
        <translation>90% 区间 {low}–{high}</translation>
    </message>
    <message>
        <source>Filled in {when} by {who}, within your error limit.</source>
        <translation>{when} 由 {who} 在误差上限内代填。</translation>
    </message>
    <message>
        <source>Accepted {when} by {who}.</source>
        <translation>{when} 由 {who} 采纳。</translation>
    </message>
    <message>
        <source>Given {mark}, interval {low} to {high}
Model {model}
Text {text}</source>
        <translation>给分 {mark}，区间 {low} 到 {high}
模型 {model}
文本 {text}</translation>
    </message>
    <message>
        <source>Filled in for you: keep it, or give your own.</source>
        <translation>已替您代填：可以保留，也可以另给分数。</translation>
    </message>
    <message>
        <source>The same as your mark.</source>
        <translation>与您的给分相同。</translation>
    </message>
    <message>
        <source>Your mark is {points} higher.</source>
        <translation>您的给分高 {points} 分。</translation>
    </message>
    <message>
        <source>Your mark is {points} lower.</source>
        <translation>您的给分低 {points} 分。</translation>
    </message>
    <message>
        <source>That is outside its interval.</source>
        <translation>在它的区间之外。</translation>
    </message>
    <message>
        <source>None yet: it comes from ten marked essays on, once all have been read.</source>
        <translation>还没有：批满十篇、全部作文读完后就有。</translation>
    </message>
</context>
<context>
    <name>TaskDialog</name>
    <message>
        <source>New essay task</source>
        <translation>新建作文任务</translation>
    </message>
    <message>
        <source>Essay task</source>
        <translation>作文任务</translation>
    </message>
    <message>
        <source>The task as the students got it; it helps to notice essays that are off the topic</source>
        <translation>学生看到的题目原文；有助于发现跑题的作文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>in steps of</source>
        <translation>每档</translation>
    </message>
    <message>
        <source>no week</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周次</translation>
    </message>
    <message>
        <source>Add trait</source>
        <translation>添加维度</translation>
    </message>
    <message>
        <source>Remove trait</source>
        <translation>删除维度</translation>
    </message>
    <message>
        <source>Set task</source>
        <translation>建立任务</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Rubric: what is marked beside the whole</source>
        <translation>评分量规：总分之外另评的维度</translation>
    </message>
    <message>
        <source>Trait</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>每档</translation>
    </message>
    <message>
        <source>Rubric</source>
        <translation>评分量规</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Course</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>New course…</source>
        <translation>新建课程…</translation>
    </message>
    <message>
        <source>No course yet</source>
        <translation>还没有课程</translation>
    </message>
</context>
<context>
    <name>TrainedModels</name>
    <message>
        <source>Trained models</source>
        <translation>已训练的模型</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>使用这个</translation>
    </message>
    <message>
        <source>For a colleague…</source>
        <translation>给同事…</translation>
    </message>
    <message>
        <source>Run log…</source>
        <translation>训练记录…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>None yet. Train one when ten essays are marked, or take in a colleague&apos;s.</source>
        <translation>还没有。批满十篇后训练一个，或者用同事的。</translation>
    </message>
    <message>
        <source>From a colleague…</source>
        <translation>用同事的…</translation>
    </message>
    <message>
        <source>Hold Ctrl to choose two and compare them.</source>
        <translation>按住 Ctrl 选两个，可并排比较。</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Agreement (QWK)</source>
        <translation>一致度（QWK）</translation>
    </message>
    <message>
        <source>Same mark</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>At most one step apart</source>
        <translation>相差不超过一档</translation>
    </message>
    <message>
        <source>Apart on average</source>
        <translation>平均相差</translation>
    </message>
    <message>
        <source>By length alone</source>
        <translation>只看篇幅</translation>
    </message>
    <message>
        <source>By words alone</source>
        <translation>只看用词</translation>
    </message>
    <message>
        <source>Marks inside the interval</source>
        <translation>落在区间内</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>学自</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n 篇批改</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to {file}. It holds no essay, no name and no single mark: means over five essays or more, and words and pairs of words that three essays or more share. Who has a text may still find out that it was among them.</source>
        <translation>已写入 {file}。里面没有作文、姓名，也没有任何一篇的分数：只有每五篇以上作文的平均值，以及三篇以上作文共有的词和词组。手里有原文的人仍可能看出这篇作文在其中。</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>your own marks</source>
        <translation>您自己的批改</translation>
    </message>
    <message>
        <source>a colleague ({file}): its agreement is with them</source>
        <translation>同事（{file}）：一致度是与对方的</translation>
    </message>
    <message>
        <source>This model suggests now. Undo goes back.</source>
        <translation>现在由这个模型给建议。撤销可回到原来的。</translation>
    </message>
    <message>
        <source>This model suggests from now on; it is reading the essays.</source>
        <translation>从现在起由这个模型给建议，它正在读作文。</translation>
    </message>
    <message>
        <source>Delete this model with its suggestions?</source>
        <translation>删除这个模型及其建议分？</translation>
    </message>
    <message>
        <source>Marks stay as they are. A deleted model does not come back; it can be trained again.</source>
        <translation>已给的分数不受影响。删除的模型不能恢复，可以重新训练。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Marker for a colleague</source>
        <translation>给同事的批改模型</translation>
    </message>
    <message>
        <source>Marker (*{suffix})</source>
        <translation>批改模型 (*{suffix})</translation>
    </message>
    <message>
        <source>Marker of a colleague</source>
        <translation>同事的批改模型</translation>
    </message>
    <message>
        <source>It is in the list, and suggests nothing until you choose it.</source>
        <translation>已在列表里；您选用之前，它不给建议。</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>正在检查文件…</translation>
    </message>
    <message>
        <source>Folder for the run log</source>
        <translation>训练记录存到哪个文件夹</translation>
    </message>
    <message>
        <source>Written for TensorBoard: curves of the training, no essay. {folder}</source>
        <translation>已写成 TensorBoard 格式：只有训练曲线，没有作文。{folder}</translation>
    </message>
</context>
<context>
    <name>TrainingDialog</name>
    <message>
        <source>Train on “{task}”</source>
        <translation>训练：{task}</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Agreement by number of marks</source>
        <translation>批改数与一致度</translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>What more marks would give</source>
        <translation>再批一些会怎样</translation>
    </message>
    <message>
        <source>Known after a training on ten marks or more.</source>
        <translation>批满十篇并训练一次后可知。</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>篇数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Agreement (QWK)</source>
        <translation>一致度（QWK）</translation>
    </message>
    <message>
        <source>check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>of the essays being learned, one point a step</source>
        <translation>正在学习的作文，每步一个点</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>Go back to the earlier model</source>
        <translation>退回上一个模型</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>The model in use learned from a colleague. Training makes one that learned from your marks.</source>
        <translation>正在使用的模型是从同事那里学来的。训练会得到一个从您的给分学来的模型。</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>on held-out essays; dashed: before fine-tuning, {qwk}</source>
        <translation>留出的作文；虚线：微调之前 {qwk}</translation>
    </message>
</context>
<context>
    <name>WeekEntry</name>
    <message>
        <source>This week, one row a student</source>
        <translation>本周记录，每人一行</translation>
    </message>
    <message>
        <source>Attendance by one key:</source>
        <translation>出勤一键录入：</translation>
    </message>
    <message>
        <source>The rest were present</source>
        <translation>其余全部出勤</translation>
    </message>
    <message numerus="yes">
        <source>%n more cell(s) cannot be read.</source>
        <translation>
            <numerusform>另有 %n 个单元格无法识别。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation>没有保存任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) lay outside the grid and were left out</source>
        <translation>
            <numerusform>%n 个值落在表格之外，没有采用</numerusform>
        </translation>
    </message>
    <message>
        <source>Name, pinyin, initials or number</source>
        <translation>姓名、拼音、首字母或学号</translation>
    </message>
    <message>
        <source>number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>total</source>
        <translation>总评</translation>
    </message>
    <message>
        <source>attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>progress</source>
        <translation>学习进度</translation>
    </message>
    <message>
        <source>feedback</source>
        <translation>课堂反馈</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>评语</translation>
    </message>
</context>
<context>
    <name>WeekOverview</name>
    <message>
        <source>Progress L</source>
        <translation>学习进度 L</translation>
    </message>
    <message>
        <source>Feedback M</source>
        <translation>课堂反馈 M</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>出勤</translation>
    </message>
    <message>
        <source>Essays to mark</source>
        <translation>待批作文</translation>
    </message>
    <message>
        <source>Progress by week</source>
        <translation>每周学习进度</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Student…</source>
        <translation>学生…</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>教学计划</translation>
    </message>
    <message>
        <source>nothing recorded yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>nobody missing</source>
        <translation>无人缺席</translation>
    </message>
    <message>
        <source>{share}% answered</source>
        <translation>{share}% 已答</translation>
    </message>
    <message>
        <source>nothing waits for you</source>
        <translation>没有待批的作文</translation>
    </message>
    <message numerus="yes">
        <source>%n suggested</source>
        <translation>
            <numerusform>模型建议 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>no model suggests yet</source>
        <translation>模型还没有建议</translation>
    </message>
    <message numerus="yes">
        <source>%n to read first</source>
        <translation>
            <numerusform>请老师先看 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>suggestions</source>
        <translation>有建议</translation>
    </message>
    <message>
        <source>%, mean with 95% interval; n under each week</source>
        <translation>%，均值与 95% 区间；人数写在轴上</translation>
    </message>
    <message>
        <source>%, own line over the middle half of the class</source>
        <translation>%，本人折线；底色为班级中间一半</translation>
    </message>
    <message>
        <source>Nothing is recorded for this week yet.</source>
        <translation>这一周还没有记录。</translation>
    </message>
    <message>
        <source>{difference} points against the same students&apos; other weeks</source>
        <translation>比同一批学生的其他周 {difference} 分</translation>
    </message>
    <message>
        <source>95% interval {low} to {high} · {n} students</source>
        <translation>95% 区间 {low} 到 {high} · {n} 人</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>值得留意</translation>
    </message>
    <message>
        <source>Nothing out of the ordinary</source>
        <translation>没有异常</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) recorded</source>
        <translation>
            <numerusform>有记录 %n 周</numerusform>
        </translation>
    </message>
    <message>
        <source>No student left a comment in this week.</source>
        <translation>这一周没有学生留下意见。</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>教学方法</translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation>互动形式</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>课时</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>难度</translation>
    </message>
    <message>
        <source>{rating} of 5</source>
        <translation>{rating} / 5</translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation>改进措施</translation>
    </message>
    <message>
        <source>What it did</source>
        <translation>改进效果</translation>
    </message>
    <message>
        <source>Nothing is planned for this week yet.</source>
        <translation>这一周还没有教学计划。</translation>
    </message>
    <message>
        <source>no interval: it is the same for all {n} students</source>
        <translation>{n} 名学生都相同，给不出区间</translation>
    </message>
</context>
<context>
    <name>WeekPage</name>
    <message>
        <source>Week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>The week before (Alt+Left)</source>
        <translation>上一周（Alt+←）</translation>
    </message>
    <message>
        <source>The week after (Alt+Right)</source>
        <translation>下一周（Alt+→）</translation>
    </message>
    <message>
        <source>Plan and improvement…</source>
        <translation>计划与改进…</translation>
    </message>
    <message>
        <source>Record this week</source>
        <translation>录入本周</translation>
    </message>
    <message>
        <source>The week shows how the course&apos;s students do; bring in their roster first.</source>
        <translation>这一页展示全班每周的学习情况，请先导入学生名单。</translation>
    </message>
    <message>
        <source>Import a roster…</source>
        <translation>导入名单…</translation>
    </message>
    <message>
        <source>{enrolled} enrolled, {known} with records</source>
        <translation>{enrolled} 人在册，{known} 人有记录</translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation>第 {week} 周</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>WeekPlanDialog</name>
    <message>
        <source>Plan of week {week}</source>
        <translation>第 {week} 周教学计划</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>保存计划</translation>
    </message>
    <message>
        <source>lecture</source>
        <translation>讲授</translation>
    </message>
    <message>
        <source>case</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>group work</source>
        <translation>小组合作</translation>
    </message>
    <message>
        <source>discussion</source>
        <translation>讨论</translation>
    </message>
    <message>
        <source>quiz</source>
        <translation>小测</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未填</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>教学方法</translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation>互动形式</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>课时</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>难度</translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation>改进措施</translation>
    </message>
    <message>
        <source>What it did</source>
        <translation>改进效果</translation>
    </message>
    <message>
        <source>What is changed because of this week</source>
        <translation>因为这一周，打算改什么</translation>
    </message>
    <message>
        <source>Before and after: what came of the change</source>
        <translation>前后对比：改了之后怎样</translation>
    </message>
    <message>
        <source>easy</source>
        <translation>容易</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>难</translation>
    </message>
    <message>
        <source>not rated</source>
        <translation>未评</translation>
    </message>
</context>
<context>
    <name>WeeklyModel</name>
    <message>
        <source>Number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>出勤</translation>
    </message>
    <message>
        <source>Progress %</source>
        <translation>进度 %</translation>
    </message>
    <message>
        <source>Feedback {low}–{high}</source>
        <translation>反馈 {low}–{high}</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Lectern keeps a course on this computer: who learns in it, how the weeks go, and what was marked.</source>
        <translation>讲台把一门课记在这台电脑上：有哪些学生、每周学得怎样、批改了什么。</translation>
    </message>
    <message>
        <source>Create a course</source>
        <translation>新建课程</translation>
    </message>
    <message>
        <source>Open the sample course</source>
        <translation>打开示例课程</translation>
    </message>
    <message>
        <source>The library lies in {folder}</source>
        <translation>资料库位于 {folder}</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>A list of files can show names. Leave projector mode (F8) before you choose one.</source>
        <translation>文件列表里可能有学生姓名。请先按 F8 退出投影模式，再选择文件。</translation>
    </message>
</context>
<context>
    <name>WorstCard</name>
    <message>
        <source>Furthest apart: worth a second look</source>
        <translation>相差最大：值得再看</translation>
    </message>
    <message>
        <source>your mark</source>
        <translation>您的给分</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>建议分</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>not known any more</source>
        <translation>已无法对应</translation>
    </message>
    <message>
        <source>Essay #{n}</source>
        <translation>第 {n} 篇</translation>
    </message>
</context>
<context>
    <name>_Cover</name>
    <message>
        <source>Hidden while the screen is shared · F8 shows it</source>
        <translation>投影时隐藏 · 按 F8 显示</translation>
    </message>
</context>
<context>
    <name>_DayDialog</name>
    <message>
        <source>The course has no first day and its weeks no dates: until it has, this changes no week.</source>
        <translation>课程没有设第一天，各周没有日期：设好之前，这个日期不影响任何一周。</translation>
    </message>
</context>
<context>
    <name>_FrozenColumns</name>
    <message>
        <source>Totals</source>
        <translation>总评</translation>
    </message>
    <message>
        <source>Numbers and names</source>
        <translation>学号和姓名</translation>
    </message>
</context>
<context>
    <name>_JobStrip</name>
    <message>
        <source>Stop: {job}</source>
        <translation>停止：{job}</translation>
    </message>
    <message>
        <source>{job} · stopping…</source>
        <translation>{job} · 正在停止…</translation>
    </message>
</context>
<context>
    <name>agreement</name>
    <message>
        <source>the surest {share}: {points} points apart on average, {off} more than a step</source>
        <translation>最有把握的 {share}：平均相差 {points} 分，{off} 超过一档</translation>
    </message>
    <message>
        <source>Too few marks to say what more of them would give.</source>
        <translation>批得太少，还说不准再批会怎样。</translation>
    </message>
    <message>
        <source>{more} more marks would hardly change the agreement, beyond {marked} now.</source>
        <translation>在现有 {marked} 篇之外再批 {more} 篇，一致度几乎不会变。</translation>
    </message>
    <message>
        <source>{more} more marks would give about {gain} of agreement ({low} to {high}), beyond {marked} now.</source>
        <translation>在现有 {marked} 篇之外再批 {more} 篇，一致度大约变化 {gain}（{low} 到 {high}）。</translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation>第 {week} 周</translation>
    </message>
    <message>
        <source>{name}: {error} points, {share} accepted as they were, n = {n}</source>
        <translation>{name}：{error} 分，{share} 照原样采纳，n = {n}</translation>
    </message>
    <message>
        <source>In week {week} suggestions stood {points} points higher against your marks than before: worth training again.</source>
        <translation>第 {week} 周的建议分与您的给分相比，比之前各周高了 {points} 分，值得再训练一次。</translation>
    </message>
    <message>
        <source>In week {week} suggestions stood {points} points lower against your marks than before: worth training again.</source>
        <translation>第 {week} 周的建议分与您的给分相比，比之前各周低了 {points} 分，值得再训练一次。</translation>
    </message>
    <message>
        <source>Your last {n} marks are {points} higher than your earlier ones, measured by the model.</source>
        <translation>以模型为尺，您最近 {n} 篇比之前松 {points} 分。</translation>
    </message>
    <message>
        <source>Your last {n} marks are {points} lower than your earlier ones, measured by the model.</source>
        <translation>以模型为尺，您最近 {n} 篇比之前严 {points} 分。</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Stopped. Nothing half-done was kept.</source>
        <translation>已停止，没有留下做了一半的内容。</translation>
    </message>
    <message>
        <source>Something went wrong inside Lectern. What was saved is safe. Details: {log}</source>
        <translation>讲台内部出错了，已保存的数据是安全的。详情见：{log}</translation>
    </message>
    <message>
        <source>Course “{name}” with {weeks} weeks was created.</source>
        <translation>已新建课程“{name}”，共 {weeks} 周。</translation>
    </message>
    <message>
        <source>{name}: {weeks} weeks</source>
        <translation>{name}：{weeks} 周</translation>
    </message>
    <message>
        <source>There is no course yet.</source>
        <translation>还没有课程。</translation>
    </message>
    <message>
        <source>Trained on {n} marked essays: {folder}</source>
        <translation>已用 {n} 篇评过分的作文完成训练：{folder}</translation>
    </message>
    <message>
        <source>{n} essays were put in order; marks are suggested from 30 marked essays on.</source>
        <translation>已为 {n} 篇作文排出顺序；批满 30 篇后才给建议分。</translation>
    </message>
    <message>
        <source>{n} essays have a suggestion now; {left} of them are left to the teacher.</source>
        <translation>{n} 篇作文有了建议分，其中 {left} 篇留给老师判断。</translation>
    </message>
    <message>
        <source>This model learned from a colleague. Mark ten essays without its suggestions to see how it agrees with you.</source>
        <translation>这个模型是从同事那里学来的。请先不采纳它的建议批十篇，就能看到它与您有多一致。</translation>
    </message>
    <message>
        <source>A colleague&apos;s model, held against {n} marks of yours: QWK {qwk}, the same mark {exact}</source>
        <translation>同事的模型与您的 {n} 个给分相比：QWK {qwk}，完全一致 {exact}</translation>
    </message>
    <message>
        <source>Agreement cannot be told: all essays carry the same mark (n = {n}).</source>
        <translation>无法计算一致度：所有作文同分（n = {n}）。</translation>
    </message>
    <message>
        <source>Mean error in points among the surest suggestions, by their share: {points}</source>
        <translation>最有把握的建议的平均误差（分），按所占比例：{points}</translation>
    </message>
    <message>
        <source>Reading {file} …</source>
        <translation>正在读取 {file} …</translation>
    </message>
    <message>
        <source>Nothing is recorded for any week yet.</source>
        <translation>还没有任何一周的记录。</translation>
    </message>
    <message>
        <source>far from level and week, a slip of typing? {pupils}</source>
        <translation>与本人水平和本周情况相差很远，是不是录入有误？{pupils}</translation>
    </message>
    <message>
        <source>Week {week}: {progress}; {feedback}</source>
        <translation>第 {week} 周：{progress}；{feedback}</translation>
    </message>
    <message>
        <source>no progress recorded</source>
        <translation>没有进度记录</translation>
    </message>
    <message>
        <source>progress {mean} (n = {n})</source>
        <translation>进度 {mean}（n = {n}）</translation>
    </message>
    <message>
        <source>progress {mean} (n = {n}, 95% {low} to {high}), effect {effect}</source>
        <translation>进度 {mean}（n = {n}，95% 区间 {low} 至 {high}），周效应 {effect}</translation>
    </message>
    <message>
        <source>no feedback</source>
        <translation>没有反馈</translation>
    </message>
    <message>
        <source>feedback {mean}, median {median} (n = {n})</source>
        <translation>反馈 {mean}，中位数 {median}（n = {n}）</translation>
    </message>
    <message>
        <source>watch: this week may have been weaker than usual</source>
        <translation>留意：这一周可能比平时弱</translation>
    </message>
    <message>
        <source>likely: this week was probably weaker than usual</source>
        <translation>很可能：这一周多半比平时弱</translation>
    </message>
    <message>
        <source>strong: this week was weaker than usual</source>
        <translation>明显：这一周比平时弱</translation>
    </message>
    <message>
        <source>Students to look at:</source>
        <translation>需要留意的学生：</translation>
    </message>
    <message>
        <source>Not enough data yet: weeks are compared from {weeks} recorded weeks on.</source>
        <translation>数据还不够：有 {weeks} 周记录之后才开始比较。</translation>
    </message>
    <message>
        <source>Not enough data yet: there are too few students to compare weeks.</source>
        <translation>数据还不够：人数太少，无法比较各周。</translation>
    </message>
    <message>
        <source>There is nothing to report on yet; no file was written.</source>
        <translation>还没有可以报告的内容，没有写出文件。</translation>
    </message>
    <message>
        <source>Reports written: {n}, in {folder}</source>
        <translation>已写出 {n} 份报告：{folder}</translation>
    </message>
    <message>
        <source>No essay of this task was marked yet; no file was written.</source>
        <translation>这次作文还没有批改过，没有写出文件。</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写出：{file}</translation>
    </message>
    <message>
        <source>Setting up the sample course from its Excel files</source>
        <translation>正在从 Excel 文件导入示例课程</translation>
    </message>
    <message>
        <source>Writing the gradebook and the reports</source>
        <translation>正在写成绩册和报告</translation>
    </message>
    <message>
        <source>Writing the summary</source>
        <translation>正在写汇总</translation>
    </message>
    <message>
        <source>Learning to mark “{task}” from {n} marked essays</source>
        <translation>正在从 {n} 篇已批作文学习批改“{task}”</translation>
    </message>
    <message>
        <source>Reading {n} essays of “{task}” that wait for a mark</source>
        <translation>正在读“{task}”待批的 {n} 篇作文</translation>
    </message>
    <message>
        <source>{course}: {pupils} students, {weeks} weeks, {scores} marks</source>
        <translation>{course}：{pupils} 名学生，{weeks} 周，{scores} 个成绩</translation>
    </message>
    <message>
        <source>Weak weeks: {weeks}</source>
        <translation>偏弱的周：第 {weeks} 周</translation>
    </message>
    <message>
        <source>No week was weaker than usual.</source>
        <translation>没有哪一周明显偏弱。</translation>
    </message>
    <message>
        <source>“{task}”: {marked} of {essays} essays marked by the teacher</source>
        <translation>“{task}”：{essays} 篇作文中老师已批 {marked} 篇</translation>
    </message>
    <message>
        <source>{n} files written. Begin with {file}</source>
        <translation>写好 {n} 个文件。请先看 {file}</translation>
    </message>
    <message>
        <source>Essays that wait: of {pairs} pairs, {right} are in the teacher&apos;s order</source>
        <translation>待批作文：{pairs} 对中有 {right} 对的先后与老师一致</translation>
    </message>
    <message>
        <source>Essays that wait: {left} of {n} are left to the teacher</source>
        <translation>待批作文：{n} 篇中有 {left} 篇留给老师</translation>
    </message>
    <message>
        <source>Computed on {engine}</source>
        <translation>计算设备：{engine}</translation>
    </message>
    <message>
        <source>Agreement cannot be told: all marks are the same (n = {n}).</source>
        <translation>分数全部相同，无法说明一致性（n = {n}）。</translation>
    </message>
    <message>
        <source>Fewer than 10 essays are marked: these numbers say little; use none as a mark.</source>
        <translation>评过分的作文不足 10 篇：这些数字说明不了什么，请勿当作分数使用。</translation>
    </message>
    <message>
        <source>Fewer than 30 essays are marked: trust the order, not the marks.</source>
        <translation>评过分的作文不足 30 篇：可参考先后次序，不宜参考分数。</translation>
    </message>
    <message>
        <source>A suggestion is not a mark: the teacher decides.</source>
        <translation>建议分不是成绩，以老师的判断为准。</translation>
    </message>
    <message>
        <source>No passages in common.</source>
        <translation>没有发现相同的段落。</translation>
    </message>
    <message>
        <source>No drift of the marking can be told.</source>
        <translation>看不出评分尺度有变化。</translation>
    </message>
    <message>
        <source>Written: {path}. It holds no essay, no name and no single mark: means over five essays or more, and words and pairs of words that three essays or more share. Who has a text may still find out that it was among them.</source>
        <translation>已写入 {path}。里面没有作文、姓名，也没有任何一篇的分数：只有每五篇以上作文的平均值，以及三篇以上作文共有的词和词组。手里有原文的人仍可能看出这篇作文在其中。</translation>
    </message>
    <message>
        <source>Taken in: {folder}. It suggests nothing until you choose it.</source>
        <translation>已导入：{folder}。在您选用之前，它不会给出建议。</translation>
    </message>
    <message>
        <source>Course “{name}” with {weeks} weeks from {starts} on was created.</source>
        <translation>已建立课程“{name}”，共 {weeks} 周，{starts} 起。</translation>
    </message>
    <message>
        <source>Without --starts no week has a date: the day on which a student joins or leaves then changes no week.</source>
        <translation>没有给 --starts，各周没有日期：学生加入或离开的日子不影响任何一周。</translation>
    </message>
    <message>
        <source>{name}: {weeks} weeks from {starts} on</source>
        <translation>{name}：{weeks} 周，{starts} 起</translation>
    </message>
    <message>
        <source>Students join or leave on days, but the course has no first day: all count in every week.</source>
        <translation>有学生的加入或离开日期，但课程没有设第一天：所有人每周都计入。</translation>
    </message>
    <message>
        <source>progress {mean} (all {n} values are the same, so no interval)</source>
        <translation>进度 {mean}（{n} 个数值都相同，给不出区间）</translation>
    </message>
    <message>
        <source>Agreement by cross-validation: QWK {qwk} ({low} to {high}), exact {exact}%, within one step {adjacent}%, n = {n}</source>
        <translation>交叉验证一致度：QWK {qwk}（{low}–{high}），完全一致 {exact}%，相差一档以内 {adjacent}%，n = {n}</translation>
    </message>
    <message>
        <source>By cross-validation: the interval held the mark for {held}%; {left}% left to the teacher.</source>
        <translation>交叉验证：区间包住教师分数的比例为 {held}%；{left}% 的作文会留给教师批改。</translation>
    </message>
    <message>
        <source>{share}%: {error}</source>
        <translation>{share}%：{error}</translation>
    </message>
    <message>
        <source>In a term about {n} students of such a class are flagged although nothing changed.</source>
        <translation>这样的班里，一学期大约有 {n} 名学生在没有变化的情况下被误标。</translation>
    </message>
    <message>
        <source>In about 1 of {terms} terms a student of such a class is flagged although nothing changed.</source>
        <translation>这样的班里，大约每 {terms} 个学期有 1 次学生在没有变化的情况下被误标。</translation>
    </message>
    <message>
        <source>Essays that wait, against the marks the sample&apos;s teacher would give: QWK {qwk}, {off} points off on average, n = {n}; {left} left to the teacher</source>
        <translation>待批作文，与示例中老师的参考分相比：QWK {qwk}，平均相差 {off} 分，n = {n}；另有 {left} 篇留给老师</translation>
    </message>
    <message>
        <source>The interval held the mark for {held}%; {left}% were left to the teacher.</source>
        <translation>{held}% 的分数落在区间内；{left}% 留给老师判断。</translation>
    </message>
    <message>
        <source>Agreement with these marks: QWK {qwk} ({qwk_low} to {qwk_high}), exact {exact}%, within one step {adjacent}%, n = {n}</source>
        <translation>与这些分数的一致性：QWK {qwk}（{qwk_low} 至 {qwk_high}），完全一致 {exact}%，相差不超过一档 {adjacent}%，n = {n}</translation>
    </message>
    <message>
        <source>Essay {essay} and essay {other} ({task}): {share}% in common</source>
        <translation>作文 {essay} 与作文 {other}（{task}）：{share}% 的文字相同</translation>
    </message>
    <message>
        <source>Week {week}: {n} suggestions, {agreement}% kept, {error} points off on average</source>
        <translation>第 {week} 周：{n} 条建议，{agreement}% 被原样采用，平均相差 {error} 分</translation>
    </message>
    <message>
        <source>The last {n} marks are {points} points lower than the earlier ones were.</source>
        <translation>最近 {n} 个分数比之前的尺度低 {points} 分。</translation>
    </message>
    <message>
        <source>The last {n} marks are {points} points higher than the earlier ones were.</source>
        <translation>最近 {n} 个分数比之前的尺度高 {points} 分。</translation>
    </message>
    <message>
        <source>{group} (n = {n}): {difference} points against the others ({low} to {high}), within chance; a difference of {visible} points would be found four times in five</source>
        <translation>{group}（n = {n}）：与其他人相差 {difference} 分（{low} 至 {high}），在偶然范围内；相差 {visible} 分时，五次里能发现四次</translation>
    </message>
    <message>
        <source>{group} (n = {n}): {difference} points against the others ({low} to {high}), look closer; a difference of {visible} points would be found four times in five</source>
        <translation>{group}（n = {n}）：与其他人相差 {difference} 分（{low} 至 {high}），请仔细看看；相差 {visible} 分时，五次里能发现四次</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>the processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>the graphics card (CUDA)</source>
        <translation>显卡（CUDA）</translation>
    </message>
    <message>
        <source>the graphics part of an Apple processor (MPS)</source>
        <translation>苹果芯片的图形部分（MPS）</translation>
    </message>
    <message>
        <source>no CUDA graphics card was found</source>
        <translation>没有找到 CUDA 显卡</translation>
    </message>
    <message>
        <source>MPS is not there, or did not learn as the processor does</source>
        <translation>没有 MPS，或者它算出的结果与处理器不一致</translation>
    </message>
    <message>
        <source>a faster way did not read the essays alike</source>
        <translation>更快的算法读出的结果不一致，没有采用</translation>
    </message>
    <message>
        <source>the graphics card gave an error</source>
        <translation>显卡报错</translation>
    </message>
    <message>
        <source>the graphics card has too little memory</source>
        <translation>显卡内存不够</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>There is no course named “{name}”. Courses in this library: {known}.</source>
        <translation>没有名为“{name}”的课程。库里的课程有：{known}。</translation>
    </message>
    <message>
        <source>There is no course named “{name}”; the library has none yet. Create it first.</source>
        <translation>没有名为“{name}”的课程，库里还没有任何课程。请先新建课程。</translation>
    </message>
    <message>
        <source>There is no essay task named “{name}”. Tasks of this course: {known}.</source>
        <translation>没有名为“{name}”的作文任务。本课程的作文任务有：{known}。</translation>
    </message>
    <message>
        <source>There is no essay task named “{name}”; the course has none yet. Create it first.</source>
        <translation>没有名为“{name}”的作文任务，本课程还没有作文任务。请先新建。</translation>
    </message>
    <message>
        <source>“{name}” is there already. Choose another name.</source>
        <translation>“{name}”已经存在，请换一个名称。</translation>
    </message>
    <message>
        <source>A name is missing. Type one.</source>
        <translation>缺少名称，请填写。</translation>
    </message>
    <message>
        <source>The number {number} belongs to {name}. Check the number; a student is added to a course once.</source>
        <translation>学号 {number} 属于{name}。请核对学号；同一名学生在一门课程中只添加一次。</translation>
    </message>
    <message>
        <source>These days run into another time of the student in this course, or end before they begin. Choose other days.</source>
        <translation>这段日期与该学生在本课程的另一段时间重叠，或结束早于开始。请另选日期。</translation>
    </message>
    <message>
        <source>No student has the number {number}. Check the number in the roster.</source>
        <translation>没有学号为 {number} 的学生。请核对花名册中的学号。</translation>
    </message>
    <message>
        <source>{where}: {value} is outside {low} to {high}. Correct it, or change the item&apos;s scale.</source>
        <translation>{where}：{value} 超出了 {low} 到 {high} 的范围。请改正，或修改该项目的满分。</translation>
    </message>
    <message>
        <source>{where}: “{value}” is neither a number nor a known status. Type a number, or a status such as absent.</source>
        <translation>{where}：“{value}”既不是数字，也不是认识的状态。请输入数字，或缺考、请假等状态。</translation>
    </message>
    <message>
        <source>{path} is not an empty folder. Name a new or an empty one, so that nothing is overwritten.</source>
        <translation>{path} 不是空文件夹。请另选一个新的或空的文件夹，以免覆盖已有内容。</translation>
    </message>
    <message>
        <source>{path} says of the column “{header}” what no column can be. Correct it there.</source>
        <translation>{path} 中对列“{header}”的说明无效，请在文件里改正。</translation>
    </message>
    <message>
        <source>{path} is not a mapping file. Write one with --save-mapping.</source>
        <translation>{path} 不是列对应文件。可用 --save-mapping 生成。</translation>
    </message>
    <message>
        <source>{path} was written by a newer Lectern (format {found}; this one knows {known}). Install the newer version; nothing was changed.</source>
        <translation>{path} 是由更新版本的讲台写成的（格式 {found}，本版本只认识 {known}）。请安装新版本；文件没有任何改动。</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}). It was kept as it is. Restore the newest backup from the backups folder beside it.</source>
        <translation>{path} 已损坏（{detail}），文件保持原样未动。请从旁边的 backups 文件夹恢复最新的备份。</translation>
    </message>
    <message>
        <source>{path} is open in another Lectern. Close that one first.</source>
        <translation>{path} 正被另一个讲台打开。请先关闭那一个。</translation>
    </message>
    <message>
        <source>{path} does not let us in ({detail}). Check the network, the address and the password.</source>
        <translation>无法连接 {path}（{detail}）。请检查网络、地址和密码。</translation>
    </message>
    <message>
        <source>What this change belongs to was removed in the meantime. Nothing was changed; look again and repeat it.</source>
        <translation>这项改动所属的内容刚刚被删除。没有做任何更改，请查看后重试。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>{records} record(s) were changed since by someone else, so this step cannot be taken back. Nothing was changed.</source>
        <translation>有 {records} 条记录此后被他人改过，这一步无法撤销。没有做任何改动。</translation>
    </message>
    <message>
        <source>{marked} essays are marked; this needs at least {needed}. Mark more first.</source>
        <translation>目前批了 {marked} 篇，至少需要 {needed} 篇。请再批一些。</translation>
    </message>
    <message>
        <source>{trait}: {value} is not a mark of its scale, {low} to {high} in steps of {step}.</source>
        <translation>{trait}：{value} 不在分值范围内（{low} 到 {high}，每档 {step}）。</translation>
    </message>
    <message>
        <source>{value} is not a mark of this scale, {low} to {high} in steps of {step}.</source>
        <translation>{value} 不在分值范围内（{low} 到 {high}，每档 {step}）。</translation>
    </message>
    <message>
        <source>{trait}: a scale from {low} to {high} in steps of {step} has no two marks. Give it a higher end or a smaller step.</source>
        <translation>{trait}：从 {low} 到 {high}、每档 {step} 的分值范围连两个分数都没有。请提高满分或减小分档。</translation>
    </message>
    <message>
        <source>A scale from {low} to {high} in steps of {step} has no two marks. Give it a higher end or a smaller step.</source>
        <translation>从 {low} 到 {high}、每档 {step} 的分值范围连两个分数都没有。请提高满分或减小分档。</translation>
    </message>
    <message>
        <source>“{name}” has {marks} marked essays, so its scale and the traits they use stay as they are. Set a new task for another scale.</source>
        <translation>“{name}”已有 {marks} 篇批改，其分值范围和已用的评分维度不能再改。要用别的分值，请另建作文任务。</translation>
    </message>
    <message>
        <source>This model&apos;s folder is damaged ({detail}), so it was not put to use; the model in use stays. Bring back the folder {folder} from a copy, or train again.</source>
        <translation>这个模型的文件夹已损坏（{detail}），因此没有启用；正在使用的模型不变。请从备份中恢复文件夹 {folder}，或重新训练。</translation>
    </message>
    <message>
        <source>The model left this essay to you; give it a mark of your own.</source>
        <translation>模型把这一篇留给您判断，请自己给分。</translation>
    </message>
    <message>
        <source>There is no suggestion for this essay yet. Train a model first, or mark it yourself.</source>
        <translation>这一篇还没有建议分。请先训练模型，或直接批改。</translation>
    </message>
    <message>
        <source>A regrade replaces the mark. Write in the comment why, and save again.</source>
        <translation>复评会替换原来的分数。请在评语里写明理由，再保存。</translation>
    </message>
    <message>
        <source>{path} gives marks {its}; this task has {ours}. Import it into a task with the same scale.</source>
        <translation>{path} 给出的分数范围是 {its}，而本任务是 {ours}。请导入到分数范围相同的任务中。</translation>
    </message>
    <message>
        <source>Run {run} left no curve behind. Train again to get one.</source>
        <translation>第 {run} 次训练没有留下曲线。重新训练一次即可得到。</translation>
    </message>
    <message>
        <source>“{task}” has no trained model yet. Train one first.</source>
        <translation>“{task}”还没有训练过模型。请先训练。</translation>
    </message>
    <message>
        <source>{path} has no column “{column}”. Its columns: {found}. Name the right one with --text-column or --score-column.</source>
        <translation>{path} 里没有名为“{column}”的列。已有的列：{found}。请用 --text-column 或 --score-column 指明正确的列。</translation>
    </message>
    <message>
        <source>{path}: these marks are not on the scale from {low} to {high} in steps of {step}: {marks}. Correct them, or give the right --scale.</source>
        <translation>{path}：以下分数不在 {low} 到 {high}、步长 {step} 的分值范围内：{marks}。请改正，或用 --scale 给出正确的范围。</translation>
    </message>
    <message>
        <source>{path} does not exist. Check the path.</source>
        <translation>{path} 不存在，请检查路径。</translation>
    </message>
    <message>
        <source>{path} is a folder; a file is needed here.</source>
        <translation>{path} 是文件夹，这里需要一个文件。</translation>
    </message>
    <message>
        <source>{path} is empty. Choose the file that holds the data.</source>
        <translation>{path} 是空的，请选择有数据的文件。</translation>
    </message>
    <message>
        <source>{path} is protected by a password. Save a copy without password and import that.</source>
        <translation>{path} 有密码保护。请另存一份不带密码的再导入。</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be read. Open it in Excel or WPS, save it again, and import the new file.</source>
        <translation>{path} 已损坏，无法读取。请用 Excel 或 WPS 打开后重新保存，再导入新文件。</translation>
    </message>
    <message>
        <source>{path} unpacks to far more than a class&apos;s data could be and was not opened. Save the sheet you need as a new workbook.</source>
        <translation>{path} 解压后远大于一个班的数据，没有打开。请把需要的工作表另存为新文件。</translation>
    </message>
    <message>
        <source>{path} is not of a kind that can be read here.</source>
        <translation>{path} 不是这里能读取的文件类型。</translation>
    </message>
    <message>
        <source>The characters of {path} cannot be read. Save it as UTF-8 or as an Excel workbook.</source>
        <translation>{path} 的文字编码无法识别。请另存为 UTF-8 或 Excel 工作簿。</translation>
    </message>
    <message>
        <source>{path} is too large to be read. Split it, or save only the sheet you need.</source>
        <translation>{path} 太大，无法读取。请拆分，或只保存需要的工作表。</translation>
    </message>
    <message>
        <source>{path} holds no text that can be read; it may be a scan.</source>
        <translation>{path} 里没有可读取的文字，可能是扫描件。</translation>
    </message>
    <message>
        <source>{path} may not be read. Close it in other programs or check its permissions.</source>
        <translation>{path} 没有读取权限。请在其他程序中关闭它，或检查权限。</translation>
    </message>
    <message>
        <source>{path} is a record of events, not a gradebook. Export the grades instead of the log.</source>
        <translation>{path} 是事件记录，不是成绩册。请导出成绩而不是日志。</translation>
    </message>
    <message>
        <source>{path} holds no table with a header. Give the columns a header row, such as number, name, item.</source>
        <translation>{path} 里没有带表头的表格。请加一行表头，例如学号、姓名、项目。</translation>
    </message>
    <message>
        <source>No column of {path} holds names or student numbers. Add one, or a header to it.</source>
        <translation>{path} 里没有姓名或学号列。请补上，或给该列加表头。</translation>
    </message>
    <message>
        <source>{path} holds students but no marks. Import it as a roster, or choose another file.</source>
        <translation>{path} 里有学生但没有成绩。请按花名册导入，或换一个文件。</translation>
    </message>
    <message>
        <source>No column of {path} holds essays.</source>
        <translation>{path} 里没有作文列。</translation>
    </message>
    <message>
        <source>The disk is full: {path} was not written, and what was there is unchanged. Free some space and try again.</source>
        <translation>磁盘已满：{path} 没有写入，原有内容未变。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>{path} cannot be written. Choose a folder you may write to.</source>
        <translation>{path} 无法写入。请选择有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>The folder of {path} does not exist. Choose another place.</source>
        <translation>{path} 所在的文件夹不存在，请另选位置。</translation>
    </message>
    <message>
        <source>{path} is there already. Choose another name, or remove it first.</source>
        <translation>{path} 已经存在。请换一个名字，或先把它移走。</translation>
    </message>
    <message>
        <source>{path} is open in another program. Close it there and try again.</source>
        <translation>{path} 正被其他程序打开。请先关闭再试。</translation>
    </message>
    <message>
        <source>The drive of {path} reports errors. Nothing was changed; choose another drive, and make a backup soon.</source>
        <translation>{path} 所在的磁盘报告错误。没有做任何更改；请换一个磁盘，并尽快备份。</translation>
    </message>
    <message>
        <source>{address} does not answer ({detail}). Check the network, choose the mirror, or add the model from a folder. What has arrived is kept.</source>
        <translation>{address} 没有响应（{detail}）。请检查网络、改用镜像站，或从文件夹添加模型。已下载的部分会保留。</translation>
    </message>
    <message>
        <source>{address} does not have {name} as it is needed ({detail}). Choose another source or another model.</source>
        <translation>{address} 上没有可用的 {name}（{detail}）。请换一个来源或另一个模型。</translation>
    </message>
    <message>
        <source>{name} did not arrive whole and was thrown away. Start the download again.</source>
        <translation>{name} 下载不完整，已丢弃。请重新下载。</translation>
    </message>
    <message>
        <source>{path} is not a complete model folder ({detail}).</source>
        <translation>{path} 不是完整的模型文件夹（{detail}）。</translation>
    </message>
    <message>
        <source>{path} holds weights in a format that can carry programs ({detail}). Only safetensors are read.</source>
        <translation>{path} 的权重格式可能夹带程序（{detail}），只读取 safetensors 格式。</translation>
    </message>
    <message>
        <source>{path} wants to run code of its own ({detail}) and was not loaded.</source>
        <translation>{path} 要求运行自带代码（{detail}），没有加载。</translation>
    </message>
    <message>
        <source>{path} points outside its folder ({detail}) and was not loaded.</source>
        <translation>{path} 指向文件夹之外（{detail}），没有加载。</translation>
    </message>
    <message>
        <source>The weights in {path} are damaged ({detail}). Download or copy the model again.</source>
        <translation>{path} 中的权重已损坏（{detail}）。请重新下载或复制模型。</translation>
    </message>
    <message>
        <source>{path} is not what was recorded for it ({detail}). Download or copy the model again.</source>
        <translation>{path} 与记录的不一致（{detail}）。请重新下载或复制模型。</translation>
    </message>
    <message>
        <source>The configuration in {path} cannot be used ({detail}).</source>
        <translation>{path} 中的配置无法使用（{detail}）。</translation>
    </message>
    <message>
        <source>{path} is not a BERT encoder ({detail}).</source>
        <translation>{path} 不是 BERT 编码器（{detail}）。</translation>
    </message>
    <message>
        <source>{path} was written in a format this version does not know ({detail}).</source>
        <translation>{path} 的格式本版本不认识（{detail}）。</translation>
    </message>
    <message>
        <source>Nothing was filled in: say first how many marks may be how far off, your error limit.</source>
        <translation>没有填入任何分数：请先设定误差限，即最多多少份分数可以相差多少分。</translation>
    </message>
    <message>
        <source>Nothing was filled in: no model suggests marks for this task yet. Train one.</source>
        <translation>没有填入任何分数：这个任务还没有可用的模型。请先训练一个。</translation>
    </message>
    <message>
        <source>Nothing was filled in: this model learned from a colleague. Whether it marks as you do can be tested from {needed} essays on that you marked without its suggestions; so far there are {tested}.</source>
        <translation>没有填入任何分数：这个模型是从同事那里学来的。要检验它是否像您一样批改，至少需要您没有采纳它的建议而批的 {needed} 篇，目前有 {tested} 篇。</translation>
    </message>
    <message>
        <source>Nothing was filled in: your error limit can be tested from {needed} marked essays on, and this model can be tested on {tested}. Mark more and train again.</source>
        <translation>没有填入任何分数：至少要有 {needed} 篇您亲自批改的作文才能检验误差限，这个模型目前只有 {tested} 篇可用。请再批改一些后重新训练。</translation>
    </message>
    <message>
        <source>Nothing was filled in: which essays this model was tested on can no longer be told. Train it again.</source>
        <translation>没有填入任何分数：已无法得知这个模型是在哪些作文上检验的。请重新训练。</translation>
    </message>
    <message>
        <source>Nothing was filled in: on the {tested} essays the model was tested on, your error limit did not hold. Mark more and train again, or mark the rest yourself.</source>
        <translation>没有填入任何分数：在用来检验的 {tested} 篇作文上，没能守住您设定的误差限。请再批改一些后重新训练，或亲自批改其余作文。</translation>
    </message>
    <message>
        <source>Nothing was filled in: of the essays that wait, none is safe enough for your limit.</source>
        <translation>没有填入任何分数：待批作文里，没有一篇足够稳妥，能满足您的误差限。</translation>
    </message>
    <message>
        <source>An error limit of {value} points is none: take 0 or more, and less than the whole scale.</source>
        <translation>误差限不能是 {value} 分：应不小于 0，且小于整个分数范围。</translation>
    </message>
    <message>
        <source>The share of marks that may be off must lie between 0 and 1; {value} does not.</source>
        <translation>允许超出的比例应在 0 和 1 之间，{value} 不行。</translation>
    </message>
    <message>
        <source>The confidence must lie between 0.5 and 1; {value} does not.</source>
        <translation>把握程度应在 0.5 和 1 之间，{value} 不行。</translation>
    </message>
    <message>
        <source>{name}: a weight of {value}% cannot be. Give it 0 to 100.</source>
        <translation>{name}：权重不能是 {value}%，请填 0 到 100。</translation>
    </message>
    <message>
        <source>{name}: {value} marks cannot be dropped. Give it 0 or more.</source>
        <translation>{name}：不能去掉 {value} 个成绩，请填 0 或更多。</translation>
    </message>
    <message>
        <source>A total with {value} decimals cannot be. Give it 0 to 4.</source>
        <translation>总评不能保留 {value} 位小数，请填 0 到 4。</translation>
    </message>
    <message>
        <source>A pass mark of {value}% cannot be. Give it 0 to 100.</source>
        <translation>及格线不能是 {value}%，请填 0 到 100。</translation>
    </message>
    <message>
        <source>A highest total of {value}% would cut totals without any bonus. Give it 100 or more.</source>
        <translation>总评上限 {value}% 会把没有加分的总评也截掉，请填 100 或更高。</translation>
    </message>
    <message>
        <source>This item shows the marks of the essays “{task}”, so its full marks are theirs: {low} to {high}.</source>
        <translation>这一项显示作文“{task}”的得分，分值由作文任务决定：{low} 到 {high}。</translation>
    </message>
    <message>
        <source>{path} is empty, although there was a library here. Nothing was changed. Go back to the newest backup (as a command: restore --newest), or put the file back.</source>
        <translation>{path} 是空文件，但这里原来有资料库。没有改动任何内容。请恢复最新的备份（命令行：restore --newest），或把原文件放回去。</translation>
    </message>
    <message>
        <source>{path} is not there any more, although there was a library here. Nothing was changed. Connect its drive or put the file back, or go back to the newest backup (as a command: restore --newest).</source>
        <translation>{path} 不见了，但这里原来有资料库。没有改动任何内容。请接上它所在的磁盘或把文件放回去，也可以恢复最新的备份（命令行：restore --newest）。</translation>
    </message>
    <message>
        <source>{path} is not at its place any more: the folder was moved or removed, or the drive is gone. What you just did was not stored. Everything before it is safe in {rescued}. Put the folder back, or start Lectern again and go back to that file.</source>
        <translation>{path} 已不在原处：文件夹被移动或删除，或磁盘已断开。刚才这一步没有保存。之前的全部内容已抢救到 {rescued}。请把文件夹放回原处，或重新启动讲台并恢复这个文件。</translation>
    </message>
    <message>
        <source>{path} is not at its place any more: the folder was moved or removed, or the drive is gone. What you just did was not stored. Connect the drive or put the folder back, then do it again.</source>
        <translation>{path} 已不在原处：文件夹被移动或删除，或磁盘已断开。刚才这一步没有保存。请接上磁盘或把文件夹放回原处，再做一次。</translation>
    </message>
    <message>
        <source>No backup of {path} reads through. Name a file that holds one: restore FILE.</source>
        <translation>{path} 没有可以完整读出的备份。请指定一个备份文件：restore FILE。</translation>
    </message>
    <message>
        <source>{path} is open for reading only, because nothing may be written there. Nothing was changed. To work on, copy the library to a folder you may write to.</source>
        <translation>{path} 所在的位置不能写入，所以只读打开。没有改动任何内容。要继续工作，请把资料库复制到可以写入的文件夹。</translation>
    </message>
    <message>
        <source>{where}: {author} cleared it at {time}, after it was shown here. Nothing was stored.</source>
        <translation>{where}：{author} 在 {time} 清除了这一格，这里显示的已不是最新。没有保存任何内容。</translation>
    </message>
    <message>
        <source>{where}: {author} changed it to {value} at {time}, after it was shown here. Nothing was stored.</source>
        <translation>{where}：{author} 在 {time} 改成了 {value}，这里显示的已不是最新。没有保存任何内容。</translation>
    </message>
    <message>
        <source>Somebody else changed this after it was shown here. Nothing was stored; look again and repeat it.</source>
        <translation>别人刚改过这一项，这里显示的已不是最新。没有保存任何内容，请看一下再重新操作。</translation>
    </message>
    <message>
        <source>{author} changed this at {time}, after it was shown here. Nothing was stored; look again and repeat it.</source>
        <translation>{author} 在 {time} 改过这一项，这里显示的已不是最新。没有保存任何内容，请看一下再重新操作。</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>别人</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>essays</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Title or file</source>
        <translation>题目或文件</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>filled in</source>
        <translation>代填</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>not in the roster</source>
        <translation>不在花名册中</translation>
    </message>
    <message>
        <source>Drawn by lot to check the model: shown after you have marked it.</source>
        <translation>抽签选出、用来检验模型：您批完后才显示。</translation>
    </message>
    <message>
        <source>place {rank}</source>
        <translation>第 {rank} 位</translation>
    </message>
    <message>
        <source>left to you</source>
        <translation>留给您判断</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>Bonus points, added to the total</source>
        <translation>加分，直接计入总评</translation>
    </message>
    <message>
        <source>All items in one pool of points</source>
        <translation>所有项目按分值合在一起计算</translation>
    </message>
    <message>
        <source>In no category: counts nowhere</source>
        <translation>未归类：不计入总评</translation>
    </message>
    <message>
        <source>{name}: without weight, counts nowhere</source>
        <translation>{name}：没有权重，不计入总评</translation>
    </message>
    <message>
        <source>{name}: bonus, up to {weight} points on top</source>
        <translation>{name}：加分项，最多另加 {weight} 分</translation>
    </message>
    <message>
        <source>{name}: weight {weight}%, lowest dropped: {count}</source>
        <translation>{name}：权重 {weight}%，去掉最低 {count} 次</translation>
    </message>
    <message>
        <source>{name}: weight {weight}%</source>
        <translation>{name}：权重 {weight}%</translation>
    </message>
    <message>
        <source>Nothing counts here yet.</source>
        <translation>这一类还没有可计的成绩。</translation>
    </message>
    <message>
        <source>{sum} = {points} of {reachable} points: {points} / {reachable} = {percent}%</source>
        <translation>{sum} = {points} 分，满分 {reachable} 分：{points} ÷ {reachable} = {percent}%</translation>
    </message>
    <message>
        <source>Adds {weight} × {percent}% = {contribution}</source>
        <translation>另加 {weight} × {percent}% = {contribution}</translation>
    </message>
    <message>
        <source>Contributes {weight}% × {percent} = {contribution}</source>
        <translation>计入 {weight}% × {percent} = {contribution}</translation>
    </message>
    <message>
        <source>Share {weight} / {all} = {share}% (of the weights that count so far); × {percent} = {contribution}</source>
        <translation>占比 {weight} ÷ {all} = {share}%（按目前有成绩的类别重新折算）；× {percent} = {contribution}</translation>
    </message>
    <message>
        <source>Nothing counts yet, so there is no total.</source>
        <translation>还没有可计的成绩，暂无总评。</translation>
    </message>
    <message>
        <source>Total: {sum} = {exact}, rounded half up to {decimals} decimals: {total}</source>
        <translation>总评：{sum} = {exact}，四舍五入保留 {decimals} 位小数：{total}</translation>
    </message>
    <message>
        <source>Total: {exact}, rounded half up to {decimals} decimals: {total}</source>
        <translation>总评：{exact}，四舍五入保留 {decimals} 位小数：{total}</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>{item}: {points} of {high}, handed in late</source>
        <translation>{item}：{points} / {high}，迟交</translation>
    </message>
    <message>
        <source>{item}: {points} of {high}</source>
        <translation>{item}：{points} / {high}</translation>
    </message>
    <message>
        <source>{item}: {status}, counts as 0 of {high}</source>
        <translation>{item}：{status}，按 0 / {high} 计</translation>
    </message>
    <message>
        <source>{item}: misconduct, 0 of {high}, never dropped</source>
        <translation>{item}：作弊，按 0 / {high} 计，不可去掉</translation>
    </message>
    <message>
        <source>{item}: {points} of {high}, dropped as the lowest</source>
        <translation>{item}：{points} / {high}，作为最低分去掉</translation>
    </message>
    <message>
        <source>{item}: {points} bonus points</source>
        <translation>{item}：加 {points} 分</translation>
    </message>
    <message>
        <source>{item}: exempt, left out</source>
        <translation>{item}：免考，不计入分母</translation>
    </message>
    <message>
        <source>{item}: deferred, still to come</source>
        <translation>{item}：缓考，待补</translation>
    </message>
    <message>
        <source>{item}: on leave, left out</source>
        <translation>{item}：请假，暂不计</translation>
    </message>
    <message>
        <source>{item}: {status}, left out by the policy</source>
        <translation>{item}：{status}，按规则不计</translation>
    </message>
    <message>
        <source>{item}: no score yet, left out</source>
        <translation>{item}：还没有成绩，暂不计</translation>
    </message>
    <message>
        <source>{item}: nobody has a score yet, left out</source>
        <translation>{item}：全班都还没有成绩，暂不计</translation>
    </message>
    <message>
        <source>{item}: outside the time in the course, left out</source>
        <translation>{item}：不在该生的在班时间内，不计</translation>
    </message>
    <message>
        <source>{item}: not counted</source>
        <translation>{item}：不计</translation>
    </message>
    <message>
        <source> (attempts {attempts}; {rule})</source>
        <translation>（各次：{attempts}；{rule}）</translation>
    </message>
    <message>
        <source>Total: {sum} = {exact}, but by the rules at most {highest}: {total}</source>
        <translation>总评：{sum} = {exact}，按规则最高 {highest}：{total}</translation>
    </message>
    <message>
        <source>Total: {exact}, but by the rules at most {highest}: {total}</source>
        <translation>总评：{exact}，按规则最高 {highest}：{total}</translation>
    </message>
    <message>
        <source>Above 100, because bonus points are added on top.</source>
        <translation>超过 100，因为加分另外计入。</translation>
    </message>
</context>
<context>
    <name>feedback</name>
    <message>
        <source>Excellent</source>
        <translation>写得好</translation>
    </message>
    <message>
        <source>To be improved</source>
        <translation>可改进</translation>
    </message>
    <message>
        <source>{kind}: {note}</source>
        <translation>{kind}：{note}</translation>
    </message>
    <message>
        <source>Without this sentence the model would suggest {points} points less.</source>
        <translation>去掉这一句，模型的建议分会低 {points} 分。</translation>
    </message>
    <message>
        <source>Without this sentence the model would suggest {points} points more.</source>
        <translation>去掉这一句，模型的建议分会高 {points} 分。</translation>
    </message>
    <message>
        <source>{word}: is {meant} meant?</source>
        <translation>“{word}”是否应为“{meant}”？</translation>
    </message>
    <message>
        <source>{word}: not in the dictionary</source>
        <translation>{word}：词典里没有这个词</translation>
    </message>
    <message>
        <source>Found by rules that were right in {right} of {of} findings checked by hand in students&apos; essays; they miss more than they find.</source>
        <translation>按规则查找：在学生作文中逐条人工核对过 {of} 处，其中 {right} 处确为错字；没有标出的地方也可能有错。</translation>
    </message>
    <message>
        <source>Characters: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation>全文 {value} 字；得分最高的 {n} 篇中位数为 {strong} 字</translation>
    </message>
    <message>
        <source>Words: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation>全文 {value} 词；得分最高的 {n} 篇中位数为 {strong} 词</translation>
    </message>
    <message>
        <source>Sentences: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation>共 {value} 句；得分最高的 {n} 篇中位数为 {strong} 句</translation>
    </message>
    <message>
        <source>Different characters among the first hundred: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation>前一百字里有 {value} 个不同的字；得分最高的 {n} 篇中位数为 {strong} 个</translation>
    </message>
    <message>
        <source>Different words among the first hundred: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation>前一百词里有 {value} 个不同的词；得分最高的 {n} 篇中位数为 {strong} 个</translation>
    </message>
    <message>
        <source>Different linking words: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation>用了 {value} 个不同的关联词；得分最高的 {n} 篇中位数为 {strong} 个</translation>
    </message>
    <message>
        <source>Quotations: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation>引用 {value} 处；得分最高的 {n} 篇中位数为 {strong} 处</translation>
    </message>
    <message>
        <source>Passages are not proposed: {n} essays are painted, {needed} are needed.</source>
        <translation>还不能提出圈点建议：已圈点 {n} 篇，至少需要 {needed} 篇。</translation>
    </message>
    <message>
        <source>Excellent passages</source>
        <translation>写得好的段落</translation>
    </message>
    <message>
        <source>Passages to be improved</source>
        <translation>可改进的段落</translation>
    </message>
    <message>
        <source>{kind}: too few are painted to learn from (n = {n})</source>
        <translation>{kind}：圈点太少，还学不到规律（{n} 处）</translation>
    </message>
    <message>
        <source>not good enough to be proposed</source>
        <translation>还不够好，不作建议</translation>
    </message>
    <message>
        <source>Paragraphs: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation>分 {value} 段；得分最高的 {n} 篇中位数为 {strong} 段</translation>
    </message>
    <message>
        <source>Characters in a sentence on average: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation>平均每句 {value} 字；得分最高的 {n} 篇中位数为 {strong} 字</translation>
    </message>
    <message>
        <source>Words in a sentence on average: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation>平均每句 {value} 词；得分最高的 {n} 篇中位数为 {strong} 词</translation>
    </message>
    <message>
        <source>The length of sentences varies by {value}; in the essays marked highest by {strong} (median of {n})</source>
        <translation>句子长短的变化（标准差）为 {value}；得分最高的 {n} 篇中位数为 {strong}</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>老师</translation>
    </message>
    <message>
        <source>Beside the essays marked highest</source>
        <translation>与得分最高的几篇相比</translation>
    </message>
    <message>
        <source>Readability: {index} (Automated Readability Index, a US school year)</source>
        <translation>可读性：{index}（自动可读性指数 ARI，相当于美国的年级）</translation>
    </message>
    <message>
        <source>What stands behind the model&apos;s suggestion</source>
        <translation>模型建议分的依据</translation>
    </message>
    <message>
        <source>Words to check</source>
        <translation>请核对的字词</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 处</translation>
    </message>
    <message>
        <source>{kind}: F1 {f1} on essays it had not seen, painting by place alone {naive} (n = {n})</source>
        <translation>{kind}：在没见过的作文上 F1 为 {f1}，只凭位置圈点为 {naive}（{n} 处）</translation>
    </message>
</context>
<context>
    <name>gradebook</name>
    <message>
        <source>out of {high}</source>
        <translation>满分 {high}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Total
so far</source>
        <translation>目前
总评</translation>
    </message>
    <message>
        <source>If missing
were 0</source>
        <translation>缺的
按 0 算</translation>
    </message>
    <message>
        <source>{status}: {counts}</source>
        <translation>{status}：{counts}</translation>
    </message>
    <message>
        <source>{n} attempts: {attempts} ({rule})</source>
        <translation>共 {n} 次：{attempts}（{rule}）</translation>
    </message>
    <message>
        <source>Marks of essays: what is typed here is the essay&apos;s mark.</source>
        <translation>作文得分：在这里输入的就是作文的得分。</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>the pages, as in the list on the left</source>
        <translation>各页面，次序与左侧列表相同</translation>
    </message>
    <message>
        <source>find on this page</source>
        <translation>在本页查找</translation>
    </message>
    <message>
        <source>find students, items, essay tasks and commands</source>
        <translation>查找学生、项目、作文任务和命令</translation>
    </message>
    <message>
        <source>take the last change back</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>do it again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>to the next control; Shift+Tab to the one before</source>
        <translation>到下一个控件；Shift+Tab 回到上一个</translation>
    </message>
    <message>
        <source>press the button that has the focus</source>
        <translation>按下当前焦点所在的按钮</translation>
    </message>
    <message>
        <source>projector mode: names and marks are hidden</source>
        <translation>投影模式：隐藏姓名和分数</translation>
    </message>
    <message>
        <source>this help</source>
        <translation>本帮助</translation>
    </message>
    <message>
        <source>How the course goes, week by week. The cards show progress, feedback and attendance of one week with their uncertainty; the chart shows the weeks side by side, and the panel on the right says why a week stands out. “Record this week” opens a table with one row a student.</source>
        <translation>逐周看这门课上得怎样。上方卡片是某一周的学习进度、课堂反馈和出勤，并标明误差；图上各周并列，右侧说明某一周为什么显得不同。“录入本周”打开一张表，每名学生一行。</translation>
    </message>
    <message>
        <source>the week before, the week after</source>
        <translation>上一周、下一周</translation>
    </message>
    <message>
        <source>in the chart: from week to week</source>
        <translation>在图中：逐周移动</translation>
    </message>
    <message>
        <source>while recording, in the attendance column:</source>
        <translation>记录时，在出勤一列：</translation>
    </message>
    <message>
        <source>while recording: store the cell and go down</source>
        <translation>记录时：保存这一格并下移</translation>
    </message>
    <message>
        <source>while recording: paste cells from Excel</source>
        <translation>记录时：粘贴 Excel 单元格</translation>
    </message>
    <message>
        <source>while recording: leave the table</source>
        <translation>记录时：离开表格</translation>
    </message>
    <message>
        <source>while recording: back to the week</source>
        <translation>记录时：回到本周</translation>
    </message>
    <message>
        <source>Every score of the course, one row a student and one column an item. What you type is stored as soon as you leave the cell. A blank is not a zero. The panel on the right explains the chosen cell and the total, step by step, so that it can be redone by hand.</source>
        <translation>这门课的全部成绩，每名学生一行，每个项目一列。离开单元格即已保存。空白不等于零分。右侧逐步说明所选单元格和总评是怎么来的，用笔就能重算一遍。</translation>
    </message>
    <message>
        <source>store the cell and go down, or up</source>
        <translation>保存这一格并下移（或上移）</translation>
    </message>
    <message>
        <source>copy to Excel, paste from Excel</source>
        <translation>复制到 Excel、从 Excel 粘贴</translation>
    </message>
    <message>
        <source>fill the selected cells with the first one</source>
        <translation>用第一格填满所选单元格</translation>
    </message>
    <message>
        <source>clear the selected cells</source>
        <translation>清空所选单元格</translation>
    </message>
    <message>
        <source>leave the table</source>
        <translation>离开表格</translation>
    </message>
    <message>
        <source>The roster of the course. The list finds a student by name, pinyin, initials or number; on the right stand the student&apos;s own line over the class, marks, weeks, and notes that appear in no report.</source>
        <translation>这门课的学生名单。可按姓名、拼音、首字母或学号查找；右侧是该生与全班对照的曲线、成绩、各周情况，以及不进任何报告的备注。</translation>
    </message>
    <message>
        <source>from student to student</source>
        <translation>在学生之间移动</translation>
    </message>
    <message>
        <source>change the chosen student</source>
        <translation>修改所选学生</translation>
    </message>
    <message>
        <source>Essay tasks and their essays. “Mark next” brings the essay to be marked next. From 10 marks on a model can be trained on your own marks; from 30 on it suggests marks with an interval. A suggestion becomes a mark only when you accept it, or within an error limit that you set.</source>
        <translation>作文任务和各篇作文。“批下一篇”会打开接下来该批的那篇。批满 10 篇即可用您自己的分数训练模型；满 30 篇起，模型给出带区间的建议分。建议只有经您采纳，或在您设定的误差限以内，才会成为分数。</translation>
    </message>
    <message>
        <source>in the list: open the essay</source>
        <translation>在列表中：打开这篇作文</translation>
    </message>
    <message>
        <source>while marking: back to the list</source>
        <translation>批改时：回到列表</translation>
    </message>
    <message>
        <source>while marking: all keys for marking</source>
        <translation>批改时：列出全部批改按键</translation>
    </message>
    <message>
        <source>Reports as PDF for students and parents, the class and the course, in Chinese or English, and exports to Excel. The preview shows each page as it will be saved and printed. No report shows a rank.</source>
        <translation>给学生和家长、班级、课程的 PDF 报告，中英文均可，并可导出到 Excel。预览与保存、打印出来的页面一致。任何报告都不写名次。</translation>
    </message>
    <message>
        <source>from report to report</source>
        <translation>在报告之间移动</translation>
    </message>
    <message>
        <source>choose a report, or leave it out</source>
        <translation>选中或不选这份报告</translation>
    </message>
    <message>
        <source>Language and look, the course that is shown, where the library lies, its backups and the way back to one, and the sample course.</source>
        <translation>界面语言与外观、当前课程、数据存放位置、备份与恢复，以及示例课程。</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>Several sheets could be meant ({about}). Which one is imported?</source>
        <translation>有几个工作表都可能是（{about}）。导入哪一个？</translation>
    </message>
    <message>
        <source>Which of these are the students?</source>
        <translation>哪些是学生？</translation>
    </message>
    <message>
        <source>What is the column “{about}”?</source>
        <translation>“{about}”这一列是什么？</translation>
    </message>
    <message>
        <source>What do the week columns hold (“{about}” and the others)?</source>
        <translation>各周的列（“{about}”等）记的是什么？</translation>
    </message>
    <message>
        <source>“{about}” holds only values from 0 to 1. Are they percentages (0.85 for 85 %)?</source>
        <translation>“{about}”的值都在 0 到 1 之间。是百分比吗（0.85 即 85%）？</translation>
    </message>
    <message>
        <source>Several students are named “{about}”. Who is meant?</source>
        <translation>有几名学生叫“{about}”。是哪一位？</translation>
    </message>
    <message>
        <source>The number belongs to a student of another name than “{about}”. Who is meant?</source>
        <translation>这个学号属于另一个名字的学生，不是“{about}”。是哪一位？</translation>
    </message>
    <message>
        <source>“{about}” is not in the course. Who is meant?</source>
        <translation>“{about}”不在本课程中。是哪一位？</translation>
    </message>
    <message>
        <source>Two values stand for one cell of “{about}”. Which one holds?</source>
        <translation>“{about}”的同一格有两个值。以哪个为准？</translation>
    </message>
    <message>
        <source>This would replace {about} marks that are there. Is it a correction, or another exam?</source>
        <translation>这会替换已有的 {about} 个成绩。是更正，还是另一次考试？</translation>
    </message>
    <message>
        <source>Whose essay is “{about}”?</source>
        <translation>“{about}”是谁的作文？</translation>
    </message>
    <message>
        <source>“{about}” is another text than the essay already marked. Is it a further essay?</source>
        <translation>“{about}”与已批改的作文内容不同。是另一篇作文吗？</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>成绩</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Feedback rating</source>
        <translation>反馈评分</translation>
    </message>
    <message>
        <source>A further essay</source>
        <translation>另一篇作文</translation>
    </message>
    <message>
        <source>Add as a new student</source>
        <translation>添加为新学生</translation>
    </message>
    <message>
        <source>Leave this row out</source>
        <translation>不导入这一行</translation>
    </message>
    <message>
        <source>Another student of this name</source>
        <translation>另一名同名学生</translation>
    </message>
    <message>
        <source>The same student again</source>
        <translation>同一名学生</translation>
    </message>
    <message>
        <source>No student of this course</source>
        <translation>不是本课程的学生</translation>
    </message>
    <message>
        <source>A correction: replace the marks</source>
        <translation>更正：替换成绩</translation>
    </message>
    <message>
        <source>All sheets, each with its own items</source>
        <translation>全部工作表，各有各的项目</translation>
    </message>
    <message>
        <source>Another exam: keep both</source>
        <translation>另一次考试：都保留</translation>
    </message>
    <message>
        <source>Percentages of the full marks</source>
        <translation>是百分比，按满分折算</translation>
    </message>
    <message>
        <source>Points, as they are</source>
        <translation>就是分数，照原样导入</translation>
    </message>
    <message>
        <source>is neither a number nor a known status</source>
        <translation>既不是数字，也不是认识的状态</translation>
    </message>
    <message>
        <source>is no level of this item&apos;s scale</source>
        <translation>不是该项目的等级</translation>
    </message>
    <message>
        <source>is a tick among numbers: write the number</source>
        <translation>数字列里的勾：请写分数</translation>
    </message>
    <message>
        <source>is a date; the spreadsheet may have made it of a fraction: write the number</source>
        <translation>是日期，可能是表格软件把分数变成了日期：请写数字</translation>
    </message>
    <message>
        <source>has more digits than a spreadsheet number keeps: format the column as text and type it again</source>
        <translation>位数超过表格数字的精度：请把该列设为文本后重新输入</translation>
    </message>
    <message>
        <source>is outside the scale</source>
        <translation>超出分值范围</translation>
    </message>
    <message>
        <source>is below zero</source>
        <translation>小于零</translation>
    </message>
    <message>
        <source>is a formula without a value: open the file in Excel or WPS, save it, import again</source>
        <translation>公式没有计算结果：请用 Excel 或 WPS 打开、保存后再导入</translation>
    </message>
    <message>
        <source>is the error of a formula</source>
        <translation>公式出错</translation>
    </message>
    <message>
        <source>names no student</source>
        <translation>没有写是哪名学生</translation>
    </message>
    <message>
        <source>is no student number</source>
        <translation>不是学号</translation>
    </message>
    <message>
        <source>names no item</source>
        <translation>没有写是哪个项目</translation>
    </message>
    <message>
        <source>is no week</source>
        <translation>不是周次</translation>
    </message>
    <message>
        <source>is no attendance word</source>
        <translation>不是出勤用语</translation>
    </message>
    <message>
        <source>is no known status</source>
        <translation>不是认识的状态</translation>
    </message>
    <message>
        <source>is the number of another student of this file</source>
        <translation>与文件中另一名学生的学号相同</translation>
    </message>
    <message>
        <source>holds no text</source>
        <translation>没有文字</translation>
    </message>
    <message>
        <source>is longer than an essay of 100,000 characters</source>
        <translation>超过 100,000 字</translation>
    </message>
    <message>
        <source>is protected by a password</source>
        <translation>有密码保护</translation>
    </message>
    <message>
        <source>is of a kind that cannot be read; save it as .docx</source>
        <translation>这种文件无法读取，请另存为 .docx</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Hidden sheets were left out: {value}.</source>
        <translation>隐藏的工作表没有导入：{value}。</translation>
    </message>
    <message>
        <source>{value} hidden row(s) were read as well.</source>
        <translation>也读取了 {value} 个隐藏行。</translation>
    </message>
    <message>
        <source>Read together: {value}.</source>
        <translation>一起读取：{value}。</translation>
    </message>
    <message>
        <source>The same text twice: {value}.</source>
        <translation>内容重复：{value}。</translation>
    </message>
    <message>
        <source>student number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>score of an item</source>
        <translation>项目成绩</translation>
    </message>
    <message>
        <source>how late an item came</source>
        <translation>迟交情况</translation>
    </message>
    <message>
        <source>weekly progress</source>
        <translation>每周进度</translation>
    </message>
    <message>
        <source>weekly feedback</source>
        <translation>每周反馈</translation>
    </message>
    <message>
        <source>weekly comment</source>
        <translation>每周意见</translation>
    </message>
    <message>
        <source>attendance</source>
        <translation>出勤</translation>
    </message>
    <message>
        <source>name of the item</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>week</source>
        <translation>周次</translation>
    </message>
    <message>
        <source>attempt</source>
        <translation>第几次</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>full marks</source>
        <translation>满分</translation>
    </message>
    <message>
        <source>essay</source>
        <translation>作文</translation>
    </message>
    <message>
        <source>title</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>{file}: nothing was stored yet; {count} question(s) must be answered first.</source>
        <translation>{file}：还没有保存，需要先回答 {count} 个问题。</translation>
    </message>
    <message>
        <source>{file}: this is what would change; nothing was stored.</source>
        <translation>{file}：以下是将要改变的内容，没有保存。</translation>
    </message>
    <message>
        <source>{file}: everything in it is in the course already.</source>
        <translation>{file}：内容课程里都有了。</translation>
    </message>
    <message>
        <source>{file} was imported.</source>
        <translation>已导入 {file}。</translation>
    </message>
    <message>
        <source>read {read}, added {added}, changed {changed}, unchanged {unchanged}, rejected {rejected}</source>
        <translation>读取 {read}，新增 {added}，变化 {changed}，无变化 {unchanged}，未导入 {rejected}</translation>
    </message>
    <message>
        <source>Write --save-mapping FILE, fill in the answers there, and import again with --mapping FILE.</source>
        <translation>用 --save-mapping FILE 生成文件，填好答案后用 --mapping FILE 再次导入。</translation>
    </message>
    <message>
        <source>  … and {count} more (all of them with --json)</source>
        <translation>  … 另有 {count} 个（--json 可看全部）</translation>
    </message>
    <message>
        <source>Create a course first; imports go into a course.</source>
        <translation>请先新建课程，再导入。</translation>
    </message>
    <message>
        <source>says two things at once: write the mark or the status alone</source>
        <translation>同时写了两种意思：请只写分数或只写状态</translation>
    </message>
    <message>
        <source>letter or level as written</source>
        <translation>所写的等第</translation>
    </message>
    <message>
        <source>Which week of the course is {about} in, the first date of this file?</source>
        <translation>{about} 是本文件中最早的日期，它属于课程的第几周？</translation>
    </message>
    <message>
        <source>What stands under the days from “{about}” on?</source>
        <translation>从“{about}”起的各日期列记的是什么？</translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation>第 {week} 周</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>Attendance; the first day is in week {week}</source>
        <translation>考勤；第一个日期在第 {week} 周</translation>
    </message>
    <message>
        <source>lies outside the weeks of the course</source>
        <translation>不在课程的教学周之内</translation>
    </message>
    <message>
        <source>Several days fall into one week: where a student&apos;s attendance differs in it ({value} times), the worst one stands for the week.</source>
        <translation>有几个日期落在同一周：学生在该周的考勤不一致时（{value} 处），以最差的一次作为该周考勤。</translation>
    </message>
    <message>
        <source>Answered twice in one week: the later answer holds ({value} times).</source>
        <translation>同一周填写了两次：以后一次为准（{value} 处）。</translation>
    </message>
    <message>
        <source>The signs were read so: {value}.</source>
        <translation>考勤符号的读法：{value}。</translation>
    </message>
    <message>
        <source>date, which says the week</source>
        <translation>日期（由它推出第几周）</translation>
    </message>
    <message>
        <source>is no mark of the essays&apos; scale</source>
        <translation>不是作文分值里的分数</translation>
    </message>
    <message>
        <source>Some rows or columns are hidden ({about}). Are they imported as well?</source>
        <translation>有隐藏的行或列（{about}）。要一并导入吗？</translation>
    </message>
    <message>
        <source>A spreadsheet seems to have made a date of a class: “{about}”. Which class is it?</source>
        <translation>表格软件似乎把班级变成了日期：“{about}”。原来是哪个班？</translation>
    </message>
    <message>
        <source>Import them as well</source>
        <translation>一并导入</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>The students&apos; names</source>
        <translation>学生姓名</translation>
    </message>
    <message>
        <source>Student numbers</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>The class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Columns that are not imported:</source>
        <translation>不导入的列：</translation>
    </message>
    <message>
        <source>Columns of totals, which are worked out here:</source>
        <translation>合计类的列（由本软件计算，未导入）：</translation>
    </message>
    <message>
        <source>Columns of ranks, which are worked out here:</source>
        <translation>名次类的列（由本软件计算，未导入）：</translation>
    </message>
    <message>
        <source>Columns of scores, which a roster does not take:</source>
        <translation>成绩列（名单不导入成绩）：</translation>
    </message>
    <message>
        <source>Hidden columns:</source>
        <translation>隐藏的列：</translation>
    </message>
    <message>
        <source>Hidden rows:</source>
        <translation>隐藏的行：</translation>
    </message>
    <message>
        <source>Raised figures, read without them:</source>
        <translation>上标数字，读数时不计：</translation>
    </message>
    <message>
        <source>Days in no week of the course:</source>
        <translation>不在课程任何一周内的日期：</translation>
    </message>
    <message>
        <source>Weekly columns that name no week:</source>
        <translation>没有写明第几周的列：</translation>
    </message>
    <message>
        <source>Rows of totals:</source>
        <translation>合计行：</translation>
    </message>
    <message>
        <source>Rows that say how to fill the columns in:</source>
        <translation>填写说明或示例行：</translation>
    </message>
    <message>
        <source>Rows of units:</source>
        <translation>单位行：</translation>
    </message>
    <message>
        <source>Headings between the rows:</source>
        <translation>行间的小标题：</translation>
    </message>
    <message>
        <source>Remarks beside the table:</source>
        <translation>表外的说明：</translation>
    </message>
    <message>
        <source>Students that a system made up for tests:</source>
        <translation>系统自带的测试学生：</translation>
    </message>
    <message>
        <source>Comments at cells:</source>
        <translation>单元格批注：</translation>
    </message>
    <message>
        <source>Cells picked out by a colour, whose meaning is not read:</source>
        <translation>用颜色标出的单元格（颜色的含义不会读取）：</translation>
    </message>
    <message>
        <source>Cells with a line through them, read as they are:</source>
        <translation>带删除线的单元格（仍按内容读取）：</translation>
    </message>
    <message>
        <source>Sheets that bring the others together:</source>
        <translation>汇总工作表：</translation>
    </message>
    <message>
        <source>Sheets that are not imported:</source>
        <translation>未导入的工作表：</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 处</translation>
    </message>
    <message>
        <source>The full marks are {high}</source>
        <translation>满分是 {high}</translation>
    </message>
    <message>
        <source>Leave these cells out</source>
        <translation>不导入这些单元格</translation>
    </message>
    <message>
        <source>Leave this cell out</source>
        <translation>这个单元格不导入</translation>
    </message>
    <message>
        <source>is a picture; only typed text is read</source>
        <translation>是图片；只能读取录入的文字</translation>
    </message>
    <message>
        <source>is packed: unpack it first, or add it by itself</source>
        <translation>是压缩包：请先解压，或单独添加</translation>
    </message>
    <message>
        <source>is a workbook: add it by itself, for the texts in its columns</source>
        <translation>是工作簿：请单独添加，以读取列中的作文</translation>
    </message>
    <message>
        <source>has a name that leads out of the archive; pack the files again</source>
        <translation>文件名指向压缩包之外；请重新打包</translation>
    </message>
    <message>
        <source>Week {week}: {what}</source>
        <translation>第 {week} 周 {what}</translation>
    </message>
    <message>
        <source>“{about}” has marks above its full marks. What is meant?</source>
        <translation>“{about}”有超过满分的成绩，该怎么处理？</translation>
    </message>
    <message>
        <source>Bonus: keep them as extra credit</source>
        <translation>加分：保留，作为附加分</translation>
    </message>
    <message>
        <source>gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>register number</source>
        <translation>学籍号</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>guardian</source>
        <translation>家长姓名</translation>
    </message>
    <message>
        <source>guardian&apos;s phone</source>
        <translation>家长电话</translation>
    </message>
    <message>
        <source>another detail</source>
        <translation>其他资料</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>New categories by the row above the items: {value}.</source>
        <translation>按项目上方一行的名称归类：{value}。</translation>
    </message>
    <message>
        <source>“{about}”: nothing says what the marks ({value}) are out of. What are the full marks?</source>
        <translation>“{about}”的分数为 {value}，文件和课程都没有写明满分。满分是多少？</translation>
    </message>
    <message>
        <source>Are “{about}” the headers of the columns?</source>
        <translation>“{about}”是各列的标题吗？</translation>
    </message>
    <message>
        <source>Yes, they are headers</source>
        <translation>是，这是标题行</translation>
    </message>
    <message>
        <source>No, they are of a student</source>
        <translation>不是，这是一名学生</translation>
    </message>
    <message>
        <source>What stands beside a mark and is not kept:</source>
        <translation>分数旁边的附注，未保存：</translation>
    </message>
    <message>
        <source>Full marks are not stated and were taken as 100: {value}.</source>
        <translation>没有写明满分，按 100 分处理：{value}。</translation>
    </message>
    <message>
        <source>Which week of the course are “{about}” and the other weekly columns of?</source>
        <translation>“{about}”等各列是课程第几周的？</translation>
    </message>
    <message>
        <source>Columns that are known and not needed here:</source>
        <translation>识别出但此处用不到的列：</translation>
    </message>
    <message>
        <source>Somebody else changed the course meanwhile; the figures are as it is now.</source>
        <translation>在此期间别人改动了这门课；以上数字按现在的内容计算。</translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <source>The library was copied to {path} and read through.</source>
        <translation>资料库已备份到 {path}，并已通读核对。</translation>
    </message>
    <message>
        <source>The library is what {source} holds. What was there before: {kept}</source>
        <translation>资料库已恢复为 {source} 的内容。恢复之前的内容保存在：{kept}</translation>
    </message>
    <message>
        <source>The library is in order.</source>
        <translation>资料库一切正常。</translation>
    </message>
    <message>
        <source>Student {number} was erased: {rows} records, and from {backups} backups. This cannot be undone.</source>
        <translation>学号 {number} 的学生已彻底删除：{rows} 条记录，另从 {backups} 份备份中删除。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Train again: the model of “{task}” in {course} learnt from this student&apos;s essays.</source>
        <translation>需要重新训练：{course}“{task}”的模型学过这名学生的作文。</translation>
    </message>
    <message>
        <source>{count} records of others still mention the student ({table}); look at them yourself.</source>
        <translation>其他人的 {count} 条记录（{table}）里仍提到这名学生，请您自行查看。</translation>
    </message>
    <message>
        <source>Copies you keep elsewhere still hold the student; restoring one erases the student again.</source>
        <translation>您存放在别处的备份里仍有这名学生；从中恢复时会再次删除。</translation>
    </message>
    <message>
        <source>The file is damaged: {what}. Restore the newest backup.</source>
        <translation>文件已损坏：{what}。请恢复最近的备份。</translation>
    </message>
    <message>
        <source>{where}, row {what}: it belongs to something that is not there.</source>
        <translation>{where} 第 {what} 行：它所属的内容已不存在。</translation>
    </message>
    <message>
        <source>{where}, row {what}: a value that Lectern did not write. Restore a backup.</source>
        <translation>{where} 第 {what} 行：其中的值不是讲台写入的。请恢复备份。</translation>
    </message>
    <message>
        <source>{where}: number {what} is in use but was never handed out. Restore a backup.</source>
        <translation>{where}：编号 {what} 已被使用，却从未分配过。请恢复备份。</translation>
    </message>
    <message>
        <source>A mark of a student never in the course (student/item {what}). Enrol the student, or remove the mark.</source>
        <translation>有一个成绩属于从未加入本课程的学生（学生/测评 {what}）。请将学生加入课程，或删除该成绩。</translation>
    </message>
    <message>
        <source>{where}: the weights of a policy add up to {what}, not to 100. Correct them in the gradebook.</source>
        <translation>{where}：某个评分方案的权重合计为 {what}，而不是 100。请在成绩册中更正。</translation>
    </message>
    <message>
        <source>{where}: policy {what} weighs a category of another course. Set it anew.</source>
        <translation>{where}：评分方案 {what} 用到了别的课程的类别。请重新设置。</translation>
    </message>
    <message>
        <source>The history was changed from outside at step {what} (0: its end is missing). Compare with a backup.</source>
        <translation>历史记录在第 {what} 步被外部改动过（0 表示末尾缺失）。请与备份对照。</translation>
    </message>
    <message>
        <source>The trained model in folder {what} is not on this computer. Train it again.</source>
        <translation>文件夹 {what} 中的模型不在这台电脑上。请重新训练。</translation>
    </message>
    <message>
        <source>The library is what {source} holds. Nothing was there before.</source>
        <translation>资料库现在是 {source} 里的内容。原来这里什么也没有。</translation>
    </message>
    <message>
        <source>{where}: an essay&apos;s mark and its cell in the gradebook disagree ({what}). Give the mark again in one of the two.</source>
        <translation>{where}：作文得分与成绩册里的分数不一致（{what}）。在其中一处重新给分即可。</translation>
    </message>
    <message>
        <source>{where}, row {what}: it is not as the history says, so it was changed from outside. Restore a backup.</source>
        <translation>{where} 第 {what} 行：与历史记录不符，是被外部程序改动的。请恢复一份备份。</translation>
    </message>
</context>
<context>
    <name>measures</name>
    <message>
        <source>QWK (quadratic weighted kappa): how far the model&apos;s marks agree with yours. 1 is the same mark everywhere, 0 no more than chance; a mark that is far off weighs more than several that are near.</source>
        <translation>QWK（二次加权 Kappa）：模型的分数与您的分数有多一致。1 表示处处相同，0 表示不比碰运气强；差得远的一个分数，比几个差得近的影响更大。</translation>
    </message>
    <message>
        <source>Loss: how far the model&apos;s marks are from yours on the essays it is learning from, in a measure of its own. It falls while the model learns. A step is one round of learning on a handful of essays.</source>
        <translation>损失：在正在学习的作文上，模型的分数与您的分数相差多少，用它自己的单位衡量；学得越好，损失越低。一步是指用几篇作文学一轮。</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Preparing the base model</source>
        <translation>准备基础模型</translation>
    </message>
    <message>
        <source>Reading the essays</source>
        <translation>阅读作文</translation>
    </message>
    <message>
        <source>Learning from the marks</source>
        <translation>从批改中学习</translation>
    </message>
    <message>
        <source>Training, part {fold} of {folds}, round {epoch} of {epochs}</source>
        <translation>训练中，第 {fold}/{folds} 份，第 {epoch}/{epochs} 轮</translation>
    </message>
    <message>
        <source>Training, round {epoch} of {epochs}</source>
        <translation>训练中，第 {epoch}/{epochs} 轮</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Checking the files</source>
        <translation>校验文件</translation>
    </message>
    <message>
        <source>Checking against held-out marks</source>
        <translation>用留出的批改核对</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>复制中</translation>
    </message>
    <message>
        <source>Saving the marker</source>
        <translation>保存模型</translation>
    </message>
    <message>
        <source>Scoring the essays</source>
        <translation>给作文评分</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>下载中</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>不到 1 分钟</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {hours} h</source>
        <translation>约 {hours} 小时</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>For the teacher only. Marks may be told to a student and the parents, never made public to others.</source>
        <translation>仅供教师使用。成绩可以告知学生本人和家长，不得公开。</translation>
    </message>
    <message>
        <source>No total counts yet: there are no scores to report on.</source>
        <translation>还没有可以计入总评的成绩。</translation>
    </message>
    <message>
        <source>Class report</source>
        <translation>班级成绩报告</translation>
    </message>
    <message>
        <source>Mean total</source>
        <translation>平均分</translation>
    </message>
    <message>
        <source>Pass rate (from {bound}%)</source>
        <translation>及格率（{bound}% 起）</translation>
    </message>
    <message>
        <source>students: {n}</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>median {median}</source>
        <translation>中位数 {median}</translation>
    </message>
    <message>
        <source>n = {n} of {enrolled}</source>
        <translation>n = {n}（在册 {enrolled}）</translation>
    </message>
    <message>
        <source>Excellent (from {bound}%)</source>
        <translation>优秀率（{bound}% 起）</translation>
    </message>
    <message>
        <source>Low (below {bound}%)</source>
        <translation>低分率（{bound}% 以下）</translation>
    </message>
    <message>
        <source>{part} of n = {n}</source>
        <translation>{part} 人，n = {n}</translation>
    </message>
    <message>
        <source>n = {n}</source>
        <translation>n = {n}</translation>
    </message>
    <message>
        <source>How the totals are spread</source>
        <translation>总评分布</translation>
    </message>
    <message>
        <source>total so far in percent; number of students above each bar</source>
        <translation>目前总评（%）；柱上为人数</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>各班情况</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>totals so far, in percent</source>
        <translation>目前总评（%）</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>及格</translation>
    </message>
    <message>
        <source>Excellent</source>
        <translation>优秀</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低分</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Without a score</source>
        <translation>没有分数的</translation>
    </message>
    <message>
        <source>in percent of the full mark</source>
        <translation>按满分折合百分比</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>各项成绩</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Weakest: {items}. Items differ in difficulty; look at the tasks before the class.</source>
        <translation>得分率最低：{items}。各项难度不同，先看题目，再看学生。</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Who is missing what</source>
        <translation>谁缺什么</translation>
    </message>
    <message>
        <source>Nobody is missing anything.</source>
        <translation>没有人缺交。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺交</translation>
    </message>
    <message>
        <source>Total so far %</source>
        <translation>目前总评 %</translation>
    </message>
    <message>
        <source>If missing were 0 %</source>
        <translation>缺的按 0 算 %</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>缓考</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>总评</translation>
    </message>
    <message>
        <source>in the order of names</source>
        <translation>按姓名排序</translation>
    </message>
    <message>
        <source>For the teacher only. No student is named.</source>
        <translation>仅供教师使用，不含学生姓名。</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>课程目标</translation>
    </message>
    <message>
        <source>Course report</source>
        <translation>课程报告</translation>
    </message>
    <message>
        <source>watch</source>
        <translation>留意</translation>
    </message>
    <message>
        <source>likely weak</source>
        <translation>很可能偏弱</translation>
    </message>
    <message>
        <source>clearly weak</source>
        <translation>明显偏弱</translation>
    </message>
    <message>
        <source>nothing recorded yet</source>
        <translation>尚无记录</translation>
    </message>
    <message>
        <source>of {weeks} planned</source>
        <translation>/ 计划 {weeks} 周</translation>
    </message>
    <message>
        <source>Weeks recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>Learning progress L</source>
        <translation>学习进度 L</translation>
    </message>
    <message>
        <source>Lesson feedback M</source>
        <translation>课堂反馈 M</translation>
    </message>
    <message>
        <source>Weeks with an alarm</source>
        <translation>有提示的周</translation>
    </message>
    <message>
        <source>not enough weeks yet (from week {week} on)</source>
        <translation>周数还不够（第 {week} 周起）</translation>
    </message>
    <message>
        <source>too few students for an alarm</source>
        <translation>人数太少，不作提示</translation>
    </message>
    <message>
        <source>Learning progress week by week</source>
        <translation>每周学习进度</translation>
    </message>
    <message>
        <source>mean L</source>
        <translation>均值 L</translation>
    </message>
    <message>
        <source>95% interval of the mean</source>
        <translation>均值的 95% 区间</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>L %</source>
        <translation>L %</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>mean of weeks, n = {n}</source>
        <translation>各周平均，n = {n}</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>一览</translation>
    </message>
    <message>
        <source>L: learning progress · M: feedback on the lessons</source>
        <translation>L：学习进度 · M：课堂反馈</translation>
    </message>
    <message>
        <source>{alarm}: {reasons}</source>
        <translation>{alarm}：{reasons}</translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>difficulty {rating} of 5</source>
        <translation>难度 {rating}/5</translation>
    </message>
    <message>
        <source>Content: {text}</source>
        <translation>内容：{text}</translation>
    </message>
    <message>
        <source>Teaching: {text}</source>
        <translation>教学：{text}</translation>
    </message>
    <message>
        <source>Resources: {text}</source>
        <translation>资源：{text}</translation>
    </message>
    <message>
        <source>What was changed: {text}</source>
        <translation>改进措施：{text}</translation>
    </message>
    <message>
        <source>What it did: {text}</source>
        <translation>改进效果：{text}</translation>
    </message>
    <message>
        <source>Progress L = {mean}% (n = {n} of {enrolled}).</source>
        <translation>进度 L = {mean}%（n = {n}，在册 {enrolled}）。</translation>
    </message>
    <message>
        <source>With those not recorded where expected L = {expected}%, 10 points lower {lower}%.</source>
        <translation>若未记录的学生达到预期，L = {expected}%；若再低 10 分，{lower}%。</translation>
    </message>
    <message>
        <source>Feedback M = {mean} of {high}, median {median}, {low}% low ratings, {rate}% answered (n = {n} of {enrolled}).</source>
        <translation>反馈 M = {mean}（满分 {high}），中位数 {median}，低分占 {low}%，应答率 {rate}%（n = {n}，在册 {enrolled}）。</translation>
    </message>
    <message>
        <source>Present: {there} of n = {n} ({others}).</source>
        <translation>出勤 {there} 人（n = {n}，{others}）。</translation>
    </message>
    <message>
        <source>Present: {there} of n = {n}.</source>
        <translation>出勤 {there} 人（n = {n}）。</translation>
    </message>
    <message>
        <source>Student number {number}</source>
        <translation>学号 {number}</translation>
    </message>
    <message>
        <source>Task: {prompt}</source>
        <translation>题目：{prompt}</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>The essay</source>
        <translation>作文正文</translation>
    </message>
    <message>
        <source>Essay without a name</source>
        <translation>未署名作文</translation>
    </message>
    <message>
        <source>Essay</source>
        <translation>作文</translation>
    </message>
    <message>
        <source>E{number}</source>
        <translation>优{number}</translation>
    </message>
    <message>
        <source>P{number}</source>
        <translation>改{number}</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>not marked yet</source>
        <translation>尚未评分</translation>
    </message>
    <message>
        <source>excellent: {excellent}, to be improved: {poor}</source>
        <translation>写得好 {excellent} 处，可改进 {poor} 处</translation>
    </message>
    <message>
        <source>Marked passages</source>
        <translation>圈点</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>篇幅</translation>
    </message>
    <message>
        <source>words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字</translation>
    </message>
    <message>
        <source>likely between {low} and {high}</source>
        <translation>大致在 {low} 到 {high} 之间</translation>
    </message>
    <message>
        <source>Suggested score</source>
        <translation>建议分</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>The model leaves this essay to the teacher. {reason}</source>
        <translation>模型把这一篇留给老师判断。{reason}</translation>
    </message>
    <message>
        <source>A model&apos;s suggestion, not a mark. The mark is the teacher&apos;s and is still to come.</source>
        <translation>这是模型的建议，不是成绩。成绩由老师评定，尚未给出。</translation>
    </message>
    <message>
        <source>By trait</source>
        <translation>分项得分</translation>
    </message>
    <message>
        <source>straight line and E: excellent · zigzag and P: to be improved</source>
        <translation>直线与“优”：写得好 · 波浪线与“改”：可改进</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Notes on passages</source>
        <translation>逐处批注</translation>
    </message>
    <message>
        <source>For the teacher only: not to be shown or handed to students or parents</source>
        <translation>仅供教师使用，请勿向学生或家长出示、分发</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>第 {page} / {pages} 页</translation>
    </message>
    <message>
        <source>〓 stands for a character that this report&apos;s font does not have.</source>
        <translation>〓 表示本报告字体中没有的字符。</translation>
    </message>
    <message>
        <source>From the teacher</source>
        <translation>老师的话</translation>
    </message>
    <message>
        <source>A word by hand</source>
        <translation>手写寄语</translation>
    </message>
    <message>
        <source>Learning report</source>
        <translation>学习报告</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>教师签名</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>家长签名</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>目前总评</translation>
    </message>
    <message>
        <source>nothing counts yet</source>
        <translation>还没有计入的成绩</translation>
    </message>
    <message>
        <source>Learning progress</source>
        <translation>学习进度</translation>
    </message>
    <message>
        <source>Feedback on lessons</source>
        <translation>课堂反馈</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>出勤</translation>
    </message>
    <message>
        <source>middle half of the class, weeks with n ≥ {least}</source>
        <translation>班级中间一半（仅 n ≥ {least} 的周）</translation>
    </message>
    <message>
        <source>{counted} of {all} items counted</source>
        <translation>计入 {counted} 项，共 {all} 项</translation>
    </message>
    <message>
        <source>Weeks attended</source>
        <translation>出勤周数</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Student number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>作文任务</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Out of</source>
        <translation>满分</translation>
    </message>
    <message>
        <source>Suggested from</source>
        <translation>建议下限</translation>
    </message>
    <message>
        <source>Suggested to</source>
        <translation>建议上限</translation>
    </message>
    <message>
        <source>Left to the teacher because</source>
        <translation>留给老师的原因</translation>
    </message>
    <message>
        <source>Excellent passages</source>
        <translation>写得好的句子</translation>
    </message>
    <message>
        <source>Passages to improve</source>
        <translation>可改进的句子</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Text, part {n}</source>
        <translation>正文（续 {n}）</translation>
    </message>
    <message>
        <source>How it counts</source>
        <translation>如何计入</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>成绩</translation>
    </message>
    <message>
        <source>Total so far: {sum}</source>
        <translation>目前总评：{sum}</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>{share}% of the total</source>
        <translation>占总评 {share}%</translation>
    </message>
    <message>
        <source>counts, handed in late</source>
        <translation>计入（迟交）</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>counts as 0</source>
        <translation>按 0 分计入</translation>
    </message>
    <message>
        <source>counts as 0, never dropped</source>
        <translation>按 0 分计入，不可去掉</translation>
    </message>
    <message>
        <source>lowest, dropped</source>
        <translation>最低分，已去掉</translation>
    </message>
    <message>
        <source>bonus</source>
        <translation>附加分</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>待补</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>not recorded yet</source>
        <translation>尚未登记</translation>
    </message>
    <message>
        <source>for information only</source>
        <translation>仅供参考，不计入</translation>
    </message>
    <message>
        <source>best of {n} attempts</source>
        <translation>{n} 次取最高</translation>
    </message>
    <message>
        <source>last of {n} attempts</source>
        <translation>{n} 次取最后一次</translation>
    </message>
    <message>
        <source>mean of {n} attempts</source>
        <translation>{n} 次取平均</translation>
    </message>
    <message>
        <source>best of {n} attempts, later ones up to the pass mark</source>
        <translation>{n} 次取最高，补考至多记及格分</translation>
    </message>
    <message>
        <source>Essays</source>
        <translation>作文</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Own comment</source>
        <translation>本人意见</translation>
    </message>
    <message>
        <source>Week by week</source>
        <translation>逐周记录</translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation>第 {week} 周</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>尚无记录</translation>
    </message>
    <message>
        <source>Weeks 1 to {week}</source>
        <translation>第 1–{week} 周</translation>
    </message>
    <message>
        <source>{year:04}-{month:02}-{day:02}</source>
        <translation>{year} 年 {month} 月 {day} 日</translation>
    </message>
    <message>
        <source>Items missing</source>
        <translation>缺交项数</translation>
    </message>
    <message>
        <source>Gradebook</source>
        <translation>成绩册</translation>
    </message>
    <message>
        <source>{item} late</source>
        <translation>{item} 迟交</translation>
    </message>
    <message>
        <source>{item} resit</source>
        <translation>{item} 补考</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最低分</translation>
    </message>
    <message>
        <source>Full mark</source>
        <translation>满分</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>计分方式</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>取分方式</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>附加分</translation>
    </message>
    <message>
        <source>Marks n</source>
        <translation>有分数人数 n</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>About the items</source>
        <translation>各项说明</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>第几次</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>All attempts</source>
        <translation>全部次数</translation>
    </message>
    <message>
        <source>How totals are made</source>
        <translation>总评怎么算</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>How</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>{weight}% of the total</source>
        <translation>占总评 {weight}%</translation>
    </message>
    <message>
        <source>{weight}% of the total, the lowest {n} dropped</source>
        <translation>占总评 {weight}%，去掉最低 {n} 次</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>points reached over points reachable in each category, weighted; what is blank does not count</source>
        <translation>各类别得分除以满分，再按权重合计；空白不计</translation>
    </message>
    <message>
        <source>If missing were 0</source>
        <translation>缺的按 0 算</translation>
    </message>
    <message>
        <source>the same with every blank of a held item counted as 0</source>
        <translation>同上，但已考项目的空白按 0 分计</translation>
    </message>
    <message>
        <source>Decimals of a total</source>
        <translation>总评小数位数</translation>
    </message>
    <message>
        <source>Pass mark</source>
        <translation>及格线</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>all items form one pool of points</source>
        <translation>所有项目合为一池，按得分计算</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Week {week} progress %</source>
        <translation>第 {week} 周进度 %</translation>
    </message>
    <message>
        <source>Week {week} feedback</source>
        <translation>第 {week} 周反馈</translation>
    </message>
    <message>
        <source>Week {week} attendance</source>
        <translation>第 {week} 周出勤</translation>
    </message>
    <message>
        <source>Week {week} comment</source>
        <translation>第 {week} 周意见</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>在册人数</translation>
    </message>
    <message>
        <source>Mean progress L %</source>
        <translation>进度均值 L %</translation>
    </message>
    <message>
        <source>L from</source>
        <translation>L 区间下限</translation>
    </message>
    <message>
        <source>L to</source>
        <translation>L 区间上限</translation>
    </message>
    <message>
        <source>n of L</source>
        <translation>L 的人数 n</translation>
    </message>
    <message>
        <source>Mean feedback M</source>
        <translation>反馈均值 M</translation>
    </message>
    <message>
        <source>Median feedback</source>
        <translation>反馈中位数</translation>
    </message>
    <message>
        <source>n of M</source>
        <translation>M 的人数 n</translation>
    </message>
    <message>
        <source>Means by week</source>
        <translation>每周均值</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>加入日期</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开日期</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>学生名单</translation>
    </message>
    <message>
        <source>{status}: {counts}</source>
        <translation>{status}：{counts}</translation>
    </message>
    <message>
        <source>all equal</source>
        <translation>全部相同</translation>
    </message>
    <message>
        <source>{terms} = {sum}%, with bonus at most {total}%</source>
        <translation>{terms} = {sum}%，含加分最高 {total}%</translation>
    </message>
    <message>
        <source>Highest total, bonus included</source>
        <translation>总评上限（含加分）</translation>
    </message>
    <message>
        <source>Detail: {label}</source>
        <translation>详情：{label}</translation>
    </message>
    <message>
        <source>a false one in about 1 of {terms} terms</source>
        <translation>约每 {terms} 个学期误报 1 次</translation>
    </message>
    <message>
        <source>if missing were 0: {total}%</source>
        <translation>缺的按 0 算：{total}%</translation>
    </message>
</context>
<context>
    <name>sample</name>
    <message>
        <source>The sample course is being set up…</source>
        <translation>正在准备示例课程…</translation>
    </message>
</context>
<context>
    <name>statistics</name>
    <message>
        <source>n with a number</source>
        <translation>有分数的人数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均分</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高分</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最低分</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Passed, from {bound}%</source>
        <translation>及格率（{bound}% 起）</translation>
    </message>
    <message>
        <source>Excellent, from {bound}%</source>
        <translation>优秀率（{bound}% 起）</translation>
    </message>
    <message>
        <source>Low, under {bound}%</source>
        <translation>低分率（{bound}% 以下）</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>new course</source>
        <translation>新建课程</translation>
    </message>
    <message>
        <source>change to the course</source>
        <translation>修改课程</translation>
    </message>
    <message>
        <source>removal of a course</source>
        <translation>删除课程</translation>
    </message>
    <message>
        <source>new student</source>
        <translation>添加学生</translation>
    </message>
    <message>
        <source>{cells} marks pasted</source>
        <translation>粘贴 {cells} 个成绩</translation>
    </message>
    <message>
        <source>entry in week {week}</source>
        <translation>第 {week} 周的记录</translation>
    </message>
    <message>
        <source>{facts} entries of a week</source>
        <translation>一周的 {facts} 条记录</translation>
    </message>
    <message>
        <source>plan of week {week}</source>
        <translation>第 {week} 周教学计划</translation>
    </message>
    <message>
        <source>new course {course}</source>
        <translation>新建课程“{course}”</translation>
    </message>
    <message>
        <source>removal of {course}</source>
        <translation>删除课程“{course}”</translation>
    </message>
    <message>
        <source>new essay task {task}</source>
        <translation>新建作文任务“{task}”</translation>
    </message>
    <message>
        <source>marking of an essay of {task}</source>
        <translation>批改“{task}”的一篇作文</translation>
    </message>
    <message>
        <source>marking of {essays} essays of {task}</source>
        <translation>批改“{task}”的 {essays} 篇作文</translation>
    </message>
    <message>
        <source>{essays} marks of {task} filled in unattended</source>
        <translation>为“{task}”自动填入 {essays} 个分数</translation>
    </message>
    <message>
        <source>import of a roster</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>import of {students} students ({file})</source>
        <translation>导入 {students} 名学生（{file}）</translation>
    </message>
    <message>
        <source>import of marks</source>
        <translation>导入成绩</translation>
    </message>
    <message>
        <source>import of {entries} entries ({file})</source>
        <translation>导入 {entries} 条记录（{file}）</translation>
    </message>
    <message>
        <source>import of essays</source>
        <translation>导入作文</translation>
    </message>
    <message>
        <source>import of {added} essays</source>
        <translation>导入 {added} 篇作文</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>import of {file}</source>
        <translation>导入 {file}</translation>
    </message>
    <message>
        <source>entry of a mark</source>
        <translation>录入成绩</translation>
    </message>
    <message>
        <source>clearing of a mark</source>
        <translation>清除成绩</translation>
    </message>
    <message>
        <source>pasted marks</source>
        <translation>粘贴成绩</translation>
    </message>
    <message>
        <source>entries of a week</source>
        <translation>每周记录</translation>
    </message>
    <message>
        <source>plan of a week</source>
        <translation>教学计划</translation>
    </message>
    <message>
        <source>way back to an earlier model</source>
        <translation>换回以前的模型</translation>
    </message>
    <message>
        <source>new item</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>change to an item</source>
        <translation>修改项目</translation>
    </message>
    <message>
        <source>removal of an item</source>
        <translation>删除项目</translation>
    </message>
    <message>
        <source>new category</source>
        <translation>新建类别</translation>
    </message>
    <message>
        <source>change to a category</source>
        <translation>修改类别</translation>
    </message>
    <message>
        <source>removal of a category</source>
        <translation>删除类别</translation>
    </message>
    <message>
        <source>rules of the total</source>
        <translation>总评规则</translation>
    </message>
    <message>
        <source>change to a student</source>
        <translation>修改学生信息</translation>
    </message>
    <message>
        <source>enrolment of a student</source>
        <translation>学生加入课程</translation>
    </message>
    <message>
        <source>a student&apos;s leaving</source>
        <translation>学生离开</translation>
    </message>
    <message>
        <source>a student&apos;s return</source>
        <translation>学生返回</translation>
    </message>
    <message>
        <source>new essay task</source>
        <translation>新建作文任务</translation>
    </message>
    <message>
        <source>change to an essay task</source>
        <translation>修改作文任务</translation>
    </message>
    <message>
        <source>marking of essays</source>
        <translation>批改作文</translation>
    </message>
    <message>
        <source>marks filled in unattended</source>
        <translation>自动填入分数</translation>
    </message>
    <message>
        <source>error limit of an essay task</source>
        <translation>作文任务的误差限</translation>
    </message>
    <message>
        <source>removal of an enrolment</source>
        <translation>移出课程</translation>
    </message>
    <message>
        <source>message on a report</source>
        <translation>写在报告上的话</translation>
    </message>
    <message>
        <source>removal of a bank comment</source>
        <translation>删除评语</translation>
    </message>
    <message>
        <source>opening the sample course</source>
        <translation>打开示例课程</translation>
    </message>
    <message>
        <source>removal of the sample course</source>
        <translation>移除示例课程</translation>
    </message>
</context>
<context>
    <name>trends</name>
    <message>
        <source>{kind}: {count} of {commented} comments contain words such as {words}</source>
        <translation>{kind}：{commented} 条留言中有 {count} 条出现“{words}”等字眼</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>too fast</source>
        <translation>讲得太快</translation>
    </message>
    <message>
        <source>could not follow</source>
        <translation>没听懂</translation>
    </message>
    <message>
        <source>too hard</source>
        <translation>太难</translation>
    </message>
    <message>
        <source>too much work</source>
        <translation>作业太多</translation>
    </message>
    <message>
        <source>boring</source>
        <translation>枯燥</translation>
    </message>
    <message>
        <source>disturbed</source>
        <translation>课堂干扰</translation>
    </message>
    <message>
        <source>liked it</source>
        <translation>觉得好</translation>
    </message>
    <message>
        <source>Progress of the {n} recorded is {points} points below what these students&apos; other weeks let one expect (95% interval {low} to {high}).</source>
        <translation>有记录的 {n} 人，本周进度比他们其他各周应有的水平低 {points} 分（95% 区间 {low} 至 {high}）。</translation>
    </message>
    <message>
        <source>Progress has stayed low: since week {since} {points} points below the weeks before.</source>
        <translation>进度持续偏低：从第 {since} 周起，比之前各周低 {points} 分。</translation>
    </message>
    <message>
        <source>Progress ({points} points) and feedback ({rating} steps of its scale) both fell, each more than chance makes likely.</source>
        <translation>进度（低 {points} 分）和反馈（低 {rating} 级）同时下降，两者都不太像偶然波动。</translation>
    </message>
    <message>
        <source>Feedback is {rating} steps of its scale below the same students&apos; other weeks (n = {n}).</source>
        <translation>反馈评分比同一批学生其他各周低 {rating} 级（n = {n}）。</translation>
    </message>
    <message>
        <source>Attendance is {points} percentage points below other weeks.</source>
        <translation>出勤率比其他各周低 {points} 个百分点。</translation>
    </message>
    <message>
        <source>{count} comments contain a word of complaint; in other weeks {usual}% of students leave one.</source>
        <translation>{count} 条留言里有抱怨的字眼；其他各周只有 {usual}% 的学生这样写。</translation>
    </message>
    <message>
        <source>You rated this week {rated} of 5 in difficulty: {points} points of the drop go with that.</source>
        <translation>您给这一周的难度打了 {rated}（满 5）：下降中有 {points} 分与难度有关。</translation>
    </message>
    <message>
        <source>The week&apos;s tests came out {points} points lower, while progress and feedback held: harder tests rather than a weaker week.</source>
        <translation>本周测验得分低了 {points} 分，而进度和反馈都正常：更像是题目偏难，而不是这一周教学偏弱。</translation>
    </message>
    <message>
        <source>The week&apos;s tests came out {points} points lower too. Harder content or a weaker week: a rating of the week&apos;s difficulty would tell them apart.</source>
        <translation>本周测验也低了 {points} 分。是内容更难还是教学偏弱，给这一周的难度打个分就能分辨。</translation>
    </message>
    <message>
        <source>Since week {since} {points} points below the own level before, over {weeks} recorded weeks.</source>
        <translation>从第 {since} 周起，{weeks} 周有记录的成绩比自己此前的水平低 {points} 分。</translation>
    </message>
    <message>
        <source>Falls by {slope} points a week against the class (90% interval {low} to {high}; {weeks} weeks).</source>
        <translation>相对全班每周下降 {slope} 分（90% 区间 {low} 至 {high}；共 {weeks} 周）。</translation>
    </message>
    <message>
        <source>Not recorded in {weeks} of the last {of} weeks.</source>
        <translation>最近 {of} 周中有 {weeks} 周没有记录。</translation>
    </message>
    <message>
        <source>Where nothing is wrong, fewer than 1 of 200 such terms shows a false alarm.</source>
        <translation>一切正常时，200 个这样的学期里出现误报的不到 1 个。</translation>
    </message>
    <message>
        <source>Where nothing is wrong, about 1 of {terms} such terms shows a false alarm.</source>
        <translation>一切正常时，大约每 {terms} 个这样的学期有 1 个出现误报。</translation>
    </message>
    <message>
        <source>Where nothing is wrong, an alarm of this grade or higher comes up in about 1 of {rate} such terms.</source>
        <translation>一切正常时，大约每 {rate} 个这样的学期有 1 个会出现这一级或更高的警报。</translation>
    </message>
    <message>
        <source>Where nothing is wrong, an alarm of this grade or higher comes up in fewer than 1 of 200 such terms.</source>
        <translation>一切正常时，200 个这样的学期里出现这一级或更高警报的不到 1 个。</translation>
    </message>
    <message>
        <source>{count} comments contain a word of complaint; in other weeks hardly any does.</source>
        <translation>{count} 条留言里有抱怨的字眼；其他各周几乎没有学生这样写。</translation>
    </message>
</context>
<context>
    <name>week</name>
    <message>
        <source>week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation>第 {week} 周</translation>
    </message>
    <message>
        <source>Week {week}: {mean}% (n={n})</source>
        <translation>第 {week} 周 {mean}%（n={n}）</translation>
    </message>
    <message>
        <source>Week {week}: {mean}%, 95% interval {low}–{high}, n = {n}</source>
        <translation>第 {week} 周：{mean}%，95% 区间 {low}–{high}，n = {n}</translation>
    </message>
    <message>
        <source>too early to tell</source>
        <translation>数据还不够</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>watch</source>
        <translation>留意</translation>
    </message>
    <message>
        <source>likely weak</source>
        <translation>很可能偏弱</translation>
    </message>
    <message>
        <source>strongly weak</source>
        <translation>明显偏弱</translation>
    </message>
    <message>
        <source>Nothing is recorded for this week yet.</source>
        <translation>这一周还没有记录。</translation>
    </message>
    <message>
        <source>This week may have been weaker than usual.</source>
        <translation>这一周可能比平时弱，请留意。</translation>
    </message>
    <message>
        <source>This week was likely weaker than usual.</source>
        <translation>这一周很可能比平时弱。</translation>
    </message>
    <message>
        <source>Several sources agree that this week was weaker than usual.</source>
        <translation>多个方面都表明这一周比平时弱。</translation>
    </message>
    <message>
        <source>Not enough data yet: weeks are compared from week {week} on.</source>
        <translation>数据还不够：从第 {week} 周起才比较各周。</translation>
    </message>
    <message>
        <source>Not enough data yet: there are too few students to compare weeks.</source>
        <translation>数据还不够：学生太少，无法比较各周。</translation>
    </message>
    <message>
        <source>Nothing says that this week was weaker than usual.</source>
        <translation>没有迹象表明这一周比平时弱。</translation>
    </message>
    <message>
        <source>n = {n}</source>
        <translation>n = {n}</translation>
    </message>
    <message>
        <source>95% interval {low}–{high} · n = {n}</source>
        <translation>95% 区间 {low}–{high} · n = {n}</translation>
    </message>
    <message>
        <source>median {median} · {share}% at most {rating} · n = {n}</source>
        <translation>中位数 {median} · ≤{rating} 分占 {share}% · n = {n}</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>explains</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>缺记录</translation>
    </message>
    <message>
        <source>some</source>
        <translation>中</translation>
    </message>
    <message>
        <source>good</source>
        <translation>好评</translation>
    </message>
    <message>
        <source>few</source>
        <translation>少</translation>
    </message>
    <message>
        <source>low</source>
        <translation>偏低</translation>
    </message>
    <message>
        <source>Week {week}: {mean}%, all {n} values are the same</source>
        <translation>第 {week} 周：{mean}%，{n} 个数值都相同</translation>
    </message>
    <message>
        <source>no interval: all {n} values are the same</source>
        <translation>{n} 个数值都相同，给不出区间</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>recorded</source>
        <translation>已录</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>未交</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>缺考</translation>
    </message>
    <message>
        <source>on leave</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>exempt</source>
        <translation>免考</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>缓考</translation>
    </message>
    <message>
        <source>misconduct</source>
        <translation>作弊</translation>
    </message>
    <message>
        <source>late</source>
        <translation>迟交</translation>
    </message>
    <message>
        <source>present</source>
        <translation>出勤</translation>
    </message>
    <message>
        <source>came late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>left early</source>
        <translation>早退</translation>
    </message>
    <message>
        <source>sick leave</source>
        <translation>病假</translation>
    </message>
    <message>
        <source>personal leave</source>
        <translation>事假</translation>
    </message>
    <message>
        <source>truant</source>
        <translation>旷课</translation>
    </message>
    <message>
        <source>best attempt</source>
        <translation>取最高一次</translation>
    </message>
    <message>
        <source>last attempt</source>
        <translation>取最后一次</translation>
    </message>
    <message>
        <source>mean of attempts</source>
        <translation>取平均</translation>
    </message>
    <message>
        <source>best, make-ups capped at the pass mark</source>
        <translation>取最高，补考最高记及格分</translation>
    </message>
    <message>
        <source>points</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>百分制</translation>
    </message>
    <message>
        <source>letters A to F</source>
        <translation>字母等级 A–F</translation>
    </message>
    <message>
        <source>five levels</source>
        <translation>五级制</translation>
    </message>
    <message>
        <source>pass or fail</source>
        <translation>合格制</translation>
    </message>
    <message>
        <source>from {where}</source>
        <translation>导入自 {where}</translation>
    </message>
    <message>
        <source>from the marked essay</source>
        <translation>来自作文批改</translation>
    </message>
    <message>
        <source>sample course</source>
        <translation>示例课程</translation>
    </message>
    <message>
        <source>to mark</source>
        <translation>待批</translation>
    </message>
    <message>
        <source>model unsure</source>
        <translation>模型拿不准</translation>
    </message>
    <message>
        <source>has a suggestion</source>
        <translation>有建议分</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>已批</translation>
    </message>
    <message>
        <source>The interval is too wide to be of help.</source>
        <translation>区间太宽，没有参考价值。</translation>
    </message>
    <message>
        <source>It seems to be about something else than the task.</source>
        <translation>似乎没有写这个题目。</translation>
    </message>
    <message>
        <source>Much of it does not read like a text.</source>
        <translation>有不少内容不像文章。</translation>
    </message>
    <message>
        <source>It is too short to be judged.</source>
        <translation>太短，无法判断。</translation>
    </message>
    <message>
        <source>Much of it stands in the task or in another essay.</source>
        <translation>有不少内容与题目或其他作文相同。</translation>
    </message>
    <message>
        <source>It is unlike the essays the model learned from.</source>
        <translation>与模型学过的作文很不一样。</translation>
    </message>
    <message>
        <source>Much of it is in another language than the task.</source>
        <translation>大段文字用的不是题目要求的语言。</translation>
    </message>
    <message>
        <source>The model learned from a colleague, and so few essays are here that it cannot tell odd ones among them. It speaks from 30 essays on.</source>
        <translation>这个模型是从同事那里学来的；这里的作文太少，它分辨不出反常的作文。满 30 篇后才给出建议。</translation>
    </message>
    <message>
        <source>Much of it is said more than once, word for word.</source>
        <translation>有大段文字一字不差地重复出现。</translation>
    </message>
    <message>
        <source>Its words or sentences stand in an unusual order, at least in one passage.</source>
        <translation>词语或句子的排列不像正常文章，至少有一段如此。</translation>
    </message>
    <message>
        <source>The model left it to you.</source>
        <translation>模型留给您判断。</translation>
    </message>
    <message>
        <source>Help with comments only: below ten marked essays nothing can be learned.</source>
        <translation>只帮助写评语：批满十篇之前学不到东西。</translation>
    </message>
    <message>
        <source>Put essays in order; marks are suggested from 30 marked essays on.</source>
        <translation>可以给作文排序；批满 30 篇后给出建议分。</translation>
    </message>
    <message>
        <source>Suggest marks, each with its interval; you decide.</source>
        <translation>给出建议分和区间，由您决定。</translation>
    </message>
    <message>
        <source>Suggest marks with well-tested intervals; you decide.</source>
        <translation>给出经过充分检验的建议分和区间，由您决定。</translation>
    </message>
    <message>
        <source>Agreement cannot be told: all marks are the same (n = {n}).</source>
        <translation>无法计算一致度：分数都一样（n = {n}）。</translation>
    </message>
    <message>
        <source>Length alone agrees with you as well: on these essays the model has shown nothing that their length does not tell. A short good essay and a long weak one are where to look.</source>
        <translation>只看篇幅，与您的一致程度也不差：在这些作文上，模型没有看出篇幅以外的东西。短而好、长而差的作文最值得您核对。</translation>
    </message>
    <message>
        <source>Counting words alone agrees with you as well: on these essays the model has shown nothing beyond which words are used.</source>
        <translation>只数用词，与您的一致程度也不差：在这些作文上，模型没有看出用词以外的东西。</translation>
    </message>
    <message>
        <source>No lasting change is seen in your {n} marks. One of {visible} points half-way would be found four times in five; a smaller one, or one that comes slowly, is missed more often.</source>
        <translation>在您的 {n} 个分数里没有看到持续的变化。若中途变了 {visible} 分，五次里能发现四次；更小的或慢慢来的变化更容易漏掉。</translation>
    </message>
    <message>
        <source>From about your mark {since} on, your marks are {points} points higher than before, measured by the model. Without any change such a line would come in about 1 session of 25.</source>
        <translation>大约从第 {since} 个分数起，以模型衡量，您给的分比之前高 {points} 分。即使没有变化，大约每 25 轮批改也会出现一次这样的提示。</translation>
    </message>
    <message>
        <source>From about your mark {since} on, your marks are {points} points lower than before, measured by the model. Without any change such a line would come in about 1 session of 25.</source>
        <translation>大约从第 {since} 个分数起，以模型衡量，您给的分比之前低 {points} 分。即使没有变化，大约每 25 轮批改也会出现一次这样的提示。</translation>
    </message>
    <message>
        <source>my marking</source>
        <translation>我的批改</translation>
    </message>
    <message>
        <source>second marker</source>
        <translation>第二位老师</translation>
    </message>
    <message>
        <source>regrade</source>
        <translation>复评</translation>
    </message>
    <message>
        <source>marked again, blind</source>
        <translation>盲批第二遍</translation>
    </message>
    <message>
        <source>counts as 0</source>
        <translation>按 0 分计入</translation>
    </message>
    <message>
        <source>is left out</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>counts as 0, never dropped</source>
        <translation>按 0 分计入，不可去掉</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>待补</translation>
    </message>
    <message>
        <source>given by the teacher</source>
        <translation>教师给分</translation>
    </message>
    <message>
        <source>pasted by the teacher</source>
        <translation>教师粘贴</translation>
    </message>
    <message>
        <source>{essay}: {mark}</source>
        <translation>{essay}：{mark}</translation>
    </message>
    <message>
        <source>brought back by undo</source>
        <translation>撤销后恢复</translation>
    </message>
    <message>
        <source>suggested by model {model}, accepted by {author}</source>
        <translation>模型 {model} 建议，{author} 采纳</translation>
    </message>
    <message>
        <source>suggested by model {model}, changed by {author}</source>
        <translation>模型 {model} 建议，{author} 修改</translation>
    </message>
    <message>
        <source>suggested by model {model}, accepted by the teacher</source>
        <translation>模型 {model} 建议，教师采纳</translation>
    </message>
    <message>
        <source>suggested by model {model}, changed by the teacher</source>
        <translation>模型 {model} 建议，教师修改</translation>
    </message>
    <message>
        <source>filled in by model {model} within the teacher&apos;s error limit, not looked at</source>
        <translation>模型 {model} 在教师的误差上限内代填，教师未看过</translation>
    </message>
    <message>
        <source>filled in by model {model}, not looked at; error limit: at most {share}% further than {points} off</source>
        <translation>模型 {model} 代填，教师未看过；误差上限：至多 {share}% 相差超过 {points} 分</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Register number</source>
        <translation>学籍号</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>家长姓名</translation>
    </message>
    <message>
        <source>Guardian&apos;s phone</source>
        <translation>家长电话</translation>
    </message>
    <message>
        <source>Agreement on essays it had not seen: QWK {qwk} (95% interval {qwk_low} to {qwk_high}, n = {n})</source>
        <translation>对没见过的作文的一致度：QWK {qwk}（95% 区间 {qwk_low}–{qwk_high}，n = {n}）</translation>
    </message>
    <message>
        <source>length alone {qwk}</source>
        <translation>只看长度 {qwk}</translation>
    </message>
    <message>
        <source>words alone {qwk}</source>
        <translation>只看用词 {qwk}</translation>
    </message>
</context>
</TS>
