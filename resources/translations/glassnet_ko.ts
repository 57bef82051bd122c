<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>Activations</name>
    <message>
        <source>slope f′(z)</source>
        <translation>미분 f′(z)</translation>
    </message>
    <message>
        <source>before layer</source>
        <translation>이 층 앞에서</translation>
    </message>
    <message>
        <source>size of the gradient</source>
        <translation>기울기의 크기</translation>
    </message>
    <message>
        <source>Gradient on its way back</source>
        <translation>거꾸로 전해지는 기울기</translation>
    </message>
    <message>
        <source>hollow: 0</source>
        <translation>빈 점: 0</translation>
    </message>
    <message>
        <source>Before {depth} layers of {function} the gradient is {value} times as large.</source>
        <translation>{function} {depth}층을 거슬러 오면 기울기는 {value}배가 됩니다.</translation>
    </message>
    <message>
        <source>One unit on the way has slope 0, and so nothing comes through: what lies before it does not learn from this input.</source>
        <translation>중간에 미분값이 0인 유닛이 있어 아무것도 지나가지 못합니다. 그 앞의 층은 이 입력에서 배우는 것이 없습니다.</translation>
    </message>
    <message>
        <source>It vanishes: each layer multiplies it by weight times slope, and most factors are below 1. The first layers hardly learn.</source>
        <translation>기울기가 소실됩니다. 층마다 가중치 × 미분값이 곱해지는데 대부분 1보다 작기 때문입니다. 앞쪽 층은 거의 배우지 못합니다.</translation>
    </message>
    <message>
        <source>It explodes: each layer multiplies it by weight times slope, and most factors are above 1. Steps become too large.</source>
        <translation>기울기가 폭발합니다. 층마다 가중치 × 미분값이 곱해지는데 대부분 1보다 크기 때문입니다. 스텝이 너무 커집니다.</translation>
    </message>
    <message>
        <source>Each layer multiplies it by weight times slope; here the factors keep near 1.</source>
        <translation>층마다 가중치 × 미분값이 곱해지는데, 여기서는 그 값이 1에 가깝게 머뭅니다.</translation>
    </message>
    <message>
        <source>at best {factor} per layer</source>
        <translation>층마다 많아야 {factor}배</translation>
    </message>
    <message>
        <source>The function {function} with its slope, and the gradient before each layer of a chain of {depth} units with weight {weight} and input {start}. {left}</source>
        <translation>함수 {function}와 그 미분, 그리고 가중치 {weight}, 입력 {start}인 유닛 {depth}개의 사슬에서 각 층 앞의 기울기. {left}</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>functions and slopes</source>
        <translation>함수와 미분</translation>
    </message>
    <message>
        <source>At the left what a unit makes of its sum, and the slope of it. At the right the gradient on its way back through a chain of such units: each multiplies it by its weight and its slope.</source>
        <translation>왼쪽은 유닛이 가중합으로 만드는 값과 그 미분입니다. 오른쪽은 그런 유닛의 사슬을 거꾸로 지나오는 기울기로, 유닛마다 가중치와 미분값이 곱해집니다.</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>A chain of such units</source>
        <translation>이런 유닛의 사슬</translation>
    </message>
</context>
<context>
    <name>Animation</name>
    <message>
        <source>Animation</source>
        <translation>애니메이션</translation>
    </message>
    <message>
        <source>Shot</source>
        <translation>촬영된 만큼</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>스텝 {step}</translation>
    </message>
    <message>
        <source>{file}: {count} pictures of {width} × {height}, {size} MB</source>
        <translation>{file}: {width} × {height} 그림 {count}장, {size} MB</translation>
    </message>
    <message>
        <source>learning diverged after step {step}</source>
        <translation>스텝 {step} 뒤에 학습이 발산했습니다</translation>
    </message>
    <message>
        <source>Evenly spread</source>
        <translation>고르게</translation>
    </message>
    <message>
        <source>Closer at the start</source>
        <translation>처음을 촘촘하게</translation>
    </message>
    <message>
        <source> per second</source>
        <translation>장/초</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>any</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>Over and over</source>
        <translation>반복 재생</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>처음 스텝</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>마지막 스텝</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림 수</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>The last stays</source>
        <translation>마지막 장면 유지</translation>
    </message>
    <message>
        <source>File at most</source>
        <translation>파일 크기 한도</translation>
    </message>
    <message>
        <source>Beyond the present step the film goes on learning by itself</source>
        <translation>지금 스텝을 넘으면 애니메이션 안에서 학습을 이어 갑니다</translation>
    </message>
    <message>
        <source>A file that would be larger gets smaller pictures</source>
        <translation>파일이 더 커지면 그림을 줄입니다</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>{count} pictures, {seconds} s long</source>
        <translation>그림 {count}장, 길이 {seconds}초</translation>
    </message>
</context>
<context>
    <name>Arithmetic</name>
    <message>
        <source>The inputs come through: {steps}</source>
        <translation>입력이 거쳐 오는 단계: {steps}</translation>
    </message>
    <message>
        <source>weight × {symbol}</source>
        <translation>가중치 × {symbol}</translation>
    </message>
    <message>
        <source>bias × scale, editable</source>
        <translation>편향 × 배율 (편집 가능)</translation>
    </message>
    <message>
        <source>bias, editable</source>
        <translation>편향 (편집 가능)</translation>
    </message>
    <message>
        <source>The bias. Click to change it</source>
        <translation>편향입니다. 클릭하면 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>The weight of {symbol}. Click to change it</source>
        <translation>{symbol}의 가중치입니다. 클릭하면 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>반올림</translation>
    </message>
    <message>
        <source>silenced</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>유닛 {number}</translation>
    </message>
    <message>
        <source>read as</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>mistaken for</source>
        <translation>오분류</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>target</source>
        <translation>목푯값</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측값</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>gradient share</source>
        <translation>기울기 비중</translation>
    </message>
    <message>
        <source>One step on it: loss {change}</source>
        <translation>이 점만 한 스텝: 손실 {change}</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Freeze this neuron</source>
        <translation>이 뉴런 고정</translation>
    </message>
    <message>
        <source>Silence this neuron</source>
        <translation>이 뉴런 끄기</translation>
    </message>
    <message>
        <source>Neuron or point</source>
        <translation>뉴런 또는 점</translation>
    </message>
    <message>
        <source>The arithmetic of a neuron, or the life of a point</source>
        <translation>뉴런의 계산 또는 점의 일생</translation>
    </message>
    <message>
        <source>Arithmetic of a neuron</source>
        <translation>뉴런의 계산</translation>
    </message>
    <message>
        <source>Life of a point</source>
        <translation>점의 일생</translation>
    </message>
    <message>
        <source>What enters the neuron, each times its weight, the sum, and what the activation makes of it. Arrow keys walk from weight to weight, Enter changes one.</source>
        <translation>뉴런에 들어오는 값에 각각 가중치를 곱한 것, 그 합, 그리고 활성화 함수가 내놓는 값입니다. 화살표 키로 가중치 사이를 옮겨 다니고 Enter로 바꿉니다.</translation>
    </message>
    <message>
        <source>What every layer makes of one point, its loss, its share of the gradient, and the map after one step on it alone.</source>
        <translation>점 하나를 층마다 어떻게 바꾸는지, 그 점의 손실과 기울기에서 차지하는 몫, 그 점만으로 한 스텝 학습한 뒤의 지도를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>at the pointer: x₁ = {x1}, x₂ = {x2}</source>
        <translation>포인터 위치: x₁ = {x1}, x₂ = {x2}</translation>
    </message>
    <message>
        <source>at the first training point</source>
        <translation>첫 번째 훈련 점에서의 계산</translation>
    </message>
    <message>
        <source>at the selected point</source>
        <translation>선택한 점에서의 계산</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Training point {number}</source>
        <translation>훈련 점 {number}</translation>
    </message>
    <message>
        <source>Test point {number}</source>
        <translation>테스트 점 {number}</translation>
    </message>
    <message>
        <source>x₁ = {x1}, x₂ = {x2}</source>
        <translation>x₁ = {x1}, x₂ = {x2}</translation>
    </message>
    <message>
        <source>Click a neuron in the network: its arithmetic appears here, with weights that you can change.</source>
        <translation>신경망에서 뉴런을 클릭하세요. 그 뉴런의 계산이 여기에 나타나며 가중치를 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>An input has no weights. Click a neuron of a later layer to see what it does with this one.</source>
        <translation>입력에는 가중치가 없습니다. 뒤쪽 층의 뉴런을 클릭하면 이 입력을 어떻게 쓰는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Click a point on the decision map: what every layer makes of it appears here, and what it would teach the network.</source>
        <translation>결정 영역에서 점을 클릭하세요. 각 층이 그 점을 어떻게 나타내는지, 그 점이 신경망에 무엇을 가르치는지 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>The whole layer is frozen</source>
        <translation>층 전체가 고정되어 있습니다</translation>
    </message>
    <message>
        <source>Keep the weights and the bias of this neuron as they are</source>
        <translation>이 뉴런의 가중치와 편향을 그대로 둡니다</translation>
    </message>
    <message>
        <source>Hold the output of this neuron at 0</source>
        <translation>이 뉴런의 출력을 0으로 묶어 둡니다</translation>
    </message>
    <message>
        <source>Bias of {neuron}</source>
        <translation>{neuron}의 편향</translation>
    </message>
    <message>
        <source>Weight of {symbol} in {neuron}</source>
        <translation>{neuron}에서 {symbol}의 가중치</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Learning rate ÷ 10, reset</source>
        <translation>학습률 ÷ 10, 처음부터</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>Undo last change</source>
        <translation>마지막 변경 되돌리기</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>이 알림 닫기</translation>
    </message>
</context>
<context>
    <name>Basics</name>
    <message>
        <source>Basics</source>
        <translation>기초</translation>
    </message>
    <message>
        <source>Everything as at the beginning</source>
        <translation>모두 처음대로</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>그림 내보내기</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>Picture row {row}, column {column}</source>
        <translation>그림 {row}행 {column}열</translation>
    </message>
    <message>
        <source>Kernel row {row}, column {column}</source>
        <translation>커널 {row}행 {column}열</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>윈도</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>그림 크기</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Convolve</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>What is made of the numbers under the window: one number of the output</source>
        <translation>윈도 아래의 수들로 무엇을 만들지: 출력의 수 하나가 됩니다</translation>
    </message>
    <message>
        <source>Whole numbers, or the part of a test image that has the most ink</source>
        <translation>정수, 또는 시험 이미지에서 잉크가 가장 많은 부분</translation>
    </message>
    <message>
        <source>Another image</source>
        <translation>다른 이미지</translation>
    </message>
    <message>
        <source>Weights to begin with</source>
        <translation>처음 쓸 가중치</translation>
    </message>
    <message>
        <source>Click a number of picture or kernel to change it.</source>
        <translation>그림이나 커널의 수를 클릭하면 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Whole numbers</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>Part of a test image</source>
        <translation>시험 이미지의 일부</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>항등</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>에지</translation>
    </message>
    <message>
        <source>Vertical edges</source>
        <translation>세로 에지</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>흐리게</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>선명하게</translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation>직접 입력</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Compute the next cell</source>
        <translation>다음 칸 계산</translation>
    </message>
    <message>
        <source>Output cell</source>
        <translation>출력 칸</translation>
    </message>
    <message>
        <source>Which cell of the output is computed</source>
        <translation>출력의 어느 칸을 계산할지</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Compute the output cell by cell</source>
        <translation>출력을 한 칸씩 계산</translation>
    </message>
    <message>
        <source>Output row {row}, column {column}: {value}</source>
        <translation>출력 {row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source>Output size {symbols} = {numbers}</source>
        <translation>출력 크기 {symbols} = {numbers}</translation>
    </message>
    <message>
        <source>Same: ⌈{length} / {stride}⌉ = {output} cells are wanted, which takes {before} + {after} of padding.</source>
        <translation>same: ⌈{length} / {stride}⌉ = {output}칸이 되어야 하므로 패딩 {before} + {after}칸이 필요합니다.</translation>
    </message>
    <message>
        <source>Rows and columns at the end that are never read: {count}.</source>
        <translation>끝에서 한 번도 읽히지 않는 행과 열: {count}개.</translation>
    </message>
    <message>
        <source>Pooling never counts the padding.</source>
        <translation>풀링은 패딩을 세지 않습니다.</translation>
    </message>
    <message>
        <source>A picture of {shape} cells convolved with a kernel of {kernel} × {kernel}</source>
        <translation>{shape}칸 그림을 {kernel} × {kernel} 커널로 합성곱한 것</translation>
    </message>
    <message>
        <source>Max pooling of a picture of {shape} cells by {kernel} × {kernel}</source>
        <translation>{shape}칸 그림의 {kernel} × {kernel} 최대 풀링</translation>
    </message>
    <message>
        <source>Mean pooling of a picture of {shape} cells by {kernel} × {kernel}</source>
        <translation>{shape}칸 그림의 {kernel} × {kernel} 평균 풀링</translation>
    </message>
    <message>
        <source>stride {stride}, dilation {dilation}</source>
        <translation>스트라이드 {stride}, 팽창 {dilation}</translation>
    </message>
    <message>
        <source>Padding and stride</source>
        <translation>패딩과 스트라이드</translation>
    </message>
    <message>
        <source>A window slides over the picture; of what it sees at each place comes one number of the output. Point at one, or use the arrow keys, to see how it is computed. Enter changes the numbers of the kernel, Tab goes on to the next.</source>
        <translation>윈도가 그림 위를 움직이며, 각 자리에서 본 것이 출력의 수 하나가 됩니다. 출력 칸을 가리키거나 화살표 키를 쓰면 어떻게 계산되는지 보입니다. Enter로 커널의 수를 바꾸고, Tab으로 다음 수로 갑니다.</translation>
    </message>
    <message>
        <source>Everything as at the beginning</source>
        <translation>모두 처음대로</translation>
    </message>
    <message>
        <source>Export the bench</source>
        <translation>패딩과 스트라이드 내보내기</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>검사한 수</translation>
    </message>
    <message>
        <source>mean difference</source>
        <translation>평균 차이</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>상대</translation>
    </message>
    <message>
        <source>all 0</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>Where all gradients are 0 the check shows little: take more --samples, or train a little first.</source>
        <translation>기울기가 모두 0인 곳에서는 알 수 있는 것이 적습니다. --samples를 늘리거나 먼저 조금 학습시키세요.</translation>
    </message>
    <message>
        <source>The gradients do not agree, first in {layer} on the way back.</source>
        <translation>기울기가 일치하지 않습니다. 역방향에서 처음 어긋난 곳은 {layer}입니다.</translation>
    </message>
    <message>
        <source>The gradients agree: {checked} of {count} parameters, {samples} samples.</source>
        <translation>기울기가 일치합니다. 매개변수 {count}개 가운데 {checked}개, 샘플 {samples}개로 확인했습니다.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open table…</source>
        <translation>표 열기…</translation>
    </message>
    <message>
        <source>Learn from a table of your own, a CSV file</source>
        <translation>내가 가진 표(CSV 파일)로 학습합니다</translation>
    </message>
    <message>
        <source>Open pictures…</source>
        <translation>이미지 열기…</translation>
    </message>
    <message>
        <source>Learn from pictures of your own, as .npz or IDX files</source>
        <translation>내 이미지로 학습합니다(.npz 또는 IDX 파일)</translation>
    </message>
    <message>
        <source>Open folder of pictures…</source>
        <translation>이미지 폴더 열기…</translation>
    </message>
    <message>
        <source>Learn from pictures that lie in a folder for each class</source>
        <translation>클래스마다 폴더에 든 이미지로 학습합니다</translation>
    </message>
    <message>
        <source>Open weights…</source>
        <translation>가중치 열기…</translation>
    </message>
    <message>
        <source>Export decision map…</source>
        <translation>결정 영역 내보내기…</translation>
    </message>
    <message>
        <source>Save the decision map as a picture</source>
        <translation>결정 영역을 그림으로 저장합니다</translation>
    </message>
    <message>
        <source>Export curves…</source>
        <translation>학습 곡선 내보내기…</translation>
    </message>
    <message>
        <source>Save the curves as a picture or as a table</source>
        <translation>학습 곡선을 그림이나 표로 저장합니다</translation>
    </message>
    <message>
        <source>Export network diagram…</source>
        <translation>신경망 그림 내보내기…</translation>
    </message>
    <message>
        <source>Save the network diagram as a picture</source>
        <translation>신경망 그림을 이미지로 저장합니다</translation>
    </message>
    <message>
        <source>Export hidden space…</source>
        <translation>은닉 공간 내보내기…</translation>
    </message>
    <message>
        <source>Save the hidden space as a picture</source>
        <translation>은닉 공간을 이미지로 저장합니다</translation>
    </message>
    <message>
        <source>Export diagnostics…</source>
        <translation>진단 내보내기…</translation>
    </message>
    <message>
        <source>Save the diagnostics of the layers as a picture</source>
        <translation>층별 진단을 이미지로 저장합니다</translation>
    </message>
    <message>
        <source>Export several on a page…</source>
        <translation>한 장에 모아 내보내기…</translation>
    </message>
    <message>
        <source>Save several panels as one picture</source>
        <translation>여러 패널을 그림 한 장으로 저장합니다</translation>
    </message>
    <message>
        <source>Export table of layers…</source>
        <translation>층 표 내보내기…</translation>
    </message>
    <message>
        <source>Save the layers with their shapes as a picture or as a table</source>
        <translation>층과 그 형상을 그림이나 표로 저장합니다</translation>
    </message>
    <message>
        <source>Export feature maps…</source>
        <translation>특징 맵 내보내기…</translation>
    </message>
    <message>
        <source>Save the filters and feature maps as a picture</source>
        <translation>필터와 특징 맵을 그림으로 저장합니다</translation>
    </message>
    <message>
        <source>Export padding and stride…</source>
        <translation>패딩과 스트라이드 내보내기…</translation>
    </message>
    <message>
        <source>Save the sliding window with its numbers as a picture</source>
        <translation>움직이는 윈도를 수와 함께 그림으로 저장</translation>
    </message>
    <message>
        <source>Export mistakes…</source>
        <translation>오분류 내보내기…</translation>
    </message>
    <message>
        <source>Save a page of mistakes as a picture, or all as a table</source>
        <translation>오분류 한 쪽을 그림으로, 또는 전체를 표로 저장합니다</translation>
    </message>
    <message>
        <source>Export pictures…</source>
        <translation>이미지 데이터 내보내기…</translation>
    </message>
    <message>
        <source>Save a page of the data set, or the numbers of a picture, as a picture</source>
        <translation>데이터셋의 한 쪽이나 이미지의 숫자를 그림으로 저장합니다</translation>
    </message>
    <message>
        <source>Export confusion matrix…</source>
        <translation>혼동 행렬 내보내기…</translation>
    </message>
    <message>
        <source>Save the confusion matrix as a picture or as a table</source>
        <translation>혼동 행렬을 그림이나 표로 저장합니다</translation>
    </message>
    <message>
        <source>Export map of the data…</source>
        <translation>데이터 지도 내보내기…</translation>
    </message>
    <message>
        <source>Save the map of the data as a picture or as a table</source>
        <translation>데이터 지도를 그림이나 표로 저장</translation>
    </message>
    <message>
        <source>Export where it looks…</source>
        <translation>어디를 보는지 내보내기…</translation>
    </message>
    <message>
        <source>Save occlusion and gradient of an image as a picture</source>
        <translation>이미지의 가리기와 기울기를 그림으로 저장</translation>
    </message>
    <message>
        <source>Export drawing…</source>
        <translation>그린 것 내보내기…</translation>
    </message>
    <message>
        <source>Save the drawing and what is read in it as a picture</source>
        <translation>그린 것과 거기서 읽은 것을 그림으로 저장</translation>
    </message>
    <message>
        <source>Export this picture…</source>
        <translation>이 그림 내보내기…</translation>
    </message>
    <message>
        <source>Save the picture of the panel, or its numbers</source>
        <translation>패널의 그림이나 숫자를 저장합니다</translation>
    </message>
    <message>
        <source>Export every panel…</source>
        <translation>모든 패널 내보내기…</translation>
    </message>
    <message>
        <source>Save a picture of every panel in a folder</source>
        <translation>모든 패널의 그림을 폴더에 저장합니다</translation>
    </message>
    <message>
        <source>Put a network from a file into the run: ONNX, safetensors, .npz, pickle</source>
        <translation>파일의 신경망을 학습에 넣습니다: ONNX, safetensors, .npz, pickle</translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation>모델 내보내기…</translation>
    </message>
    <message>
        <source>Save the network as ONNX, safetensors, .npz or as a program</source>
        <translation>신경망을 ONNX, safetensors, .npz 또는 프로그램으로 저장합니다</translation>
    </message>
    <message>
        <source>Animation…</source>
        <translation>애니메이션…</translation>
    </message>
    <message>
        <source>Film a panel over the run, as GIF, WebP or animated PNG</source>
        <translation>학습 과정을 GIF, WebP, 움직이는 PNG로 저장합니다</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>보고서…</translation>
    </message>
    <message>
        <source>Save setup, scores and figures of the run as PDF or HTML</source>
        <translation>설정, 점수, 그림을 PDF나 HTML 문서로 저장합니다</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Close Glassnet</source>
        <translation>Glassnet을 닫습니다</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take back the last change of the experiment</source>
        <translation>실험의 마지막 변경을 되돌립니다</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Make the change again that was taken back</source>
        <translation>되돌린 변경을 다시 적용합니다</translation>
    </message>
    <message>
        <source>Paste table…</source>
        <translation>표 붙여넣기…</translation>
    </message>
    <message>
        <source>Learn from the table that the clipboard holds</source>
        <translation>클립보드에 있는 표로 학습합니다</translation>
    </message>
    <message>
        <source>Select points</source>
        <translation>점 선택</translation>
    </message>
    <message>
        <source>Let a press on the map choose a point</source>
        <translation>지도를 누르면 점이 선택됩니다</translation>
    </message>
    <message>
        <source>Paint points</source>
        <translation>점 그리기</translation>
    </message>
    <message>
        <source>Let a press on the map add points of a class</source>
        <translation>지도를 누르면 고른 클래스의 점이 더해집니다</translation>
    </message>
    <message>
        <source>Erase points</source>
        <translation>점 지우기</translation>
    </message>
    <message>
        <source>Let a press on the map remove points</source>
        <translation>지도를 누르면 점이 지워집니다</translation>
    </message>
    <message>
        <source>Clear all points</source>
        <translation>모든 점 지우기</translation>
    </message>
    <message>
        <source>Begin to paint on an empty map</source>
        <translation>빈 지도에서 새로 그리기 시작합니다</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Let the network learn</source>
        <translation>신경망을 학습시킵니다</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Make one step: learn from one batch</source>
        <translation>한 스텝 나아갑니다: 배치 하나로 배웁니다</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Learn to the end of the epoch: from every batch once</source>
        <translation>에포크 끝까지 배웁니다: 모든 배치를 한 번씩 씁니다</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>Start again from the initial weights of the seed</source>
        <translation>시드가 정하는 초기 가중치에서 다시 시작합니다</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>명령 찾기</translation>
    </message>
    <message>
        <source>Find anything by its name, in Korean or English</source>
        <translation>한국어나 영어 이름으로 무엇이든 찾습니다</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>놀이터</translation>
    </message>
    <message>
        <source>Work with points of the plane and their decision map</source>
        <translation>평면 위의 점과 결정 지도로 작업합니다</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Work with pictures, their filters and feature maps</source>
        <translation>이미지와 필터, 특징 맵으로 작업합니다</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>기초</translation>
    </message>
    <message>
        <source>Study what a network is made of, one thing at a time</source>
        <translation>신경망을 이루는 것들을 하나씩 살펴봅니다</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>발표 모드</translation>
    </message>
    <message>
        <source>Show the panels alone, larger, or go back to the controls</source>
        <translation>패널만 크게 보이거나 조작 화면으로 돌아갑니다</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Fill the screen with the window, or give it back</source>
        <translation>창을 화면에 가득 채우거나 되돌립니다</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>배치 초기화</translation>
    </message>
    <message>
        <source>Put every panel back to its place</source>
        <translation>모든 패널을 제자리에 놓습니다</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>이것은 무엇인가요?</translation>
    </message>
    <message>
        <source>Explain what the pointer is over</source>
        <translation>가리키고 있는 것을 설명합니다</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>List every command that has a key</source>
        <translation>단축키가 있는 명령을 모두 보여 줍니다</translation>
    </message>
    <message>
        <source>About Glassnet</source>
        <translation>Glassnet 정보</translation>
    </message>
    <message>
        <source>Say what Glassnet is and which version this is</source>
        <translation>Glassnet 소개와 버전을 보여 줍니다</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Stop learning; it can go on from here</source>
        <translation>학습을 멈춥니다. 여기서 이어 갈 수 있습니다</translation>
    </message>
    <message>
        <source>New</source>
        <translation>새로 만들기</translation>
    </message>
    <message>
        <source>Begin with the first experiment; undo brings yours back</source>
        <translation>처음 실험으로 시작합니다. 실행 취소하면 하던 것으로 돌아옵니다</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Open an experiment, a run, or a figure that knows how it was made</source>
        <translation>실험, 학습 기록, 또는 레시피가 담긴 그림을 엽니다</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save into the file that the title names</source>
        <translation>제목에 보이는 파일에 저장합니다</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Save the run with all it has learnt, or the experiment</source>
        <translation>배운 것까지 모두 담은 학습 기록이나 실험만 저장합니다</translation>
    </message>
    <message>
        <source>Share as text</source>
        <translation>글로 공유</translation>
    </message>
    <message>
        <source>Copy the run as one line of text, to be sent in a chat</source>
        <translation>학습 기록을 대화방에 보낼 수 있는 한 줄의 글로 복사합니다</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Open the shared text or the table that the clipboard holds</source>
        <translation>클립보드에 있는 공유 글이나 표를 엽니다</translation>
    </message>
</context>
<context>
    <name>ComponentList</name>
    <message>
        <source>Remove number {number}</source>
        <translation>{number}번 삭제</translation>
    </message>
    <message>
        <source>{name}: add one</source>
        <translation>{name} 추가</translation>
    </message>
</context>
<context>
    <name>Confusion</name>
    <message>
        <source>actual</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Accuracy {share} %</source>
        <translation>정확도 {share} %</translation>
    </message>
    <message>
        <source>step {step}, {all} test images</source>
        <translation>{step}스텝, 테스트 이미지 {all}개</translation>
    </message>
    <message>
        <source>{name}: recall {recall} %, precision {precision} %, F1 {f1} %, {all} images</source>
        <translation>{name}: 재현율 {recall} %, 정밀도 {precision} %, F1 {f1} %, 이미지 {all}개</translation>
    </message>
    <message>
        <source>{name} recognised: {number} of {all} images, {recall} %</source>
        <translation>{name}을(를) 바르게 예측: 이미지 {all}개 중 {number}개, {recall} %</translation>
    </message>
    <message>
        <source>{name} taken for {other}: {number} of {all} images, {share} %</source>
        <translation>실제 {name}, 예측 {other}: 이미지 {all}개 중 {number}개, {share} %</translation>
    </message>
    <message>
        <source>Cells: % of the row.</source>
        <translation>칸: 행에서 차지하는 %.</translation>
    </message>
    <message>
        <source>Cells: images.</source>
        <translation>칸: 이미지 수.</translation>
    </message>
    <message>
        <source>Deepest red: {share} % of a row.</source>
        <translation>가장 짙은 빨강: 행의 {share} %.</translation>
    </message>
    <message>
        <source>Nothing is taken for anything else.</source>
        <translation>잘못 분류한 것이 없습니다.</translation>
    </message>
    <message>
        <source>Margins in %.</source>
        <translation>여백의 값은 %.</translation>
    </message>
    <message>
        <source>Confusion matrix of {all} test images after {step} steps, accuracy {share} %. Rows: actual classes, columns: predicted ones; red: the share of a row that is taken for another class. Recall, precision and F1 in %.</source>
        <translation>{step}스텝 학습 후 테스트 이미지 {all}개의 혼동 행렬, 정확도 {share} %. 행: 실제 클래스, 열: 예측한 클래스. 빨강: 행에서 다른 클래스로 예측한 비율. 재현율, 정밀도, F1은 %.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Rows are the actual classes of the test images, columns what the network takes them for. Recall is the share of a row that is recognised, precision the share of a column that belongs there, F1 their harmonic mean. A click on a cell, or Enter, shows the images that it counts.</source>
        <translation>행은 테스트 이미지의 실제 클래스, 열은 신경망이 예측한 클래스입니다. 재현율은 행에서 바르게 예측한 비율, 정밀도는 열에서 실제로 그 클래스인 비율, F1은 둘의 조화 평균입니다. 칸을 누르거나 Enter를 누르면 그 칸에 든 이미지를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>What cells show</source>
        <translation>칸에 보일 값</translation>
    </message>
    <message>
        <source>How many images each cell counts</source>
        <translation>칸마다 이미지가 몇 개인지</translation>
    </message>
    <message>
        <source>The share of its row in percent</source>
        <translation>행에서 차지하는 비율(%)</translation>
    </message>
    <message>
        <source>Export the matrix</source>
        <translation>행렬 내보내기</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Press Space to learn</source>
        <translation>스페이스 키를 누르면 학습합니다</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>training time</source>
        <translation>학습 시간</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>share explained</source>
        <translation>설명한 비율</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>맞힌 비율</translation>
    </message>
    <message>
        <source>train</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation>{number}스텝</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>에포크 {number}</translation>
    </message>
    <message>
        <source>After {epochs} epochs the loss is {loss} on the training set.</source>
        <translation>{epochs}에포크 뒤 훈련 손실은 {loss}입니다.</translation>
    </message>
    <message>
        <source>After {epochs} epochs the loss is {loss} on the training set and {test_loss} on the test set.</source>
        <translation>{epochs}에포크 뒤 훈련 손실은 {loss}, 테스트 손실은 {test_loss}입니다.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>Count the loss in powers of ten, so that small ones are told apart</source>
        <translation>손실을 로그 눈금으로 그려 작은 값도 구별되게 합니다</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>손실 로그 눈금</translation>
    </message>
    <message>
        <source>What the curves show</source>
        <translation>곡선에 보일 것</translation>
    </message>
    <message>
        <source>Axes are locked: let them go</source>
        <translation>축 고정됨: 눌러서 풀기</translation>
    </message>
    <message>
        <source>Over steps</source>
        <translation>스텝 단위로</translation>
    </message>
    <message>
        <source>Count the time in steps, each from one batch, instead of in epochs</source>
        <translation>시간을 에포크 대신 배치 하나마다의 스텝으로 셉니다</translation>
    </message>
    <message>
        <source>Logarithmic time</source>
        <translation>로그 시간</translation>
    </message>
    <message>
        <source>Count the time in powers of ten, so that its beginning has room</source>
        <translation>시간을 10의 거듭제곱으로 세어 처음 부분을 넓게 보여 줍니다</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>매끄럽게</translation>
    </message>
    <message>
        <source>Draw a moving average over the curves as they are</source>
        <translation>원래 곡선 위에 이동 평균을 그립니다</translation>
    </message>
    <message>
        <source>Marks of changes</source>
        <translation>변경 표시</translation>
    </message>
    <message>
        <source>Dashed lines where something was changed, with what it was</source>
        <translation>무엇인가 바뀐 곳에 점선을 긋고 바뀐 내용을 적습니다</translation>
    </message>
    <message>
        <source>Lock axes</source>
        <translation>축 고정</translation>
    </message>
    <message>
        <source>Keep the ranges of the axes, so that a series of figures compares</source>
        <translation>축의 범위를 그대로 두어 여러 그림을 견주어 볼 수 있게 합니다</translation>
    </message>
    <message>
        <source>Export the curves</source>
        <translation>학습 곡선 내보내기</translation>
    </message>
    <message>
        <source>Loss and accuracy (R² for values) over the epochs, for training and for test points. The pointer or the arrow keys read all curves at one epoch.</source>
        <translation>훈련 점과 테스트 점의 손실과 정확도(값을 맞힐 때는 R²)가 에포크에 따라 변하는 모습입니다. 포인터나 화살표 키로 한 에포크의 값을 모두 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>run</source>
        <translation>실행</translation>
    </message>
</context>
<context>
    <name>DataMap</name>
    <message>
        <source>{count} images</source>
        <translation>이미지 {count}개</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>The layer by whose activations images are near or far</source>
        <translation>이미지 사이의 거리를 이 층의 활성화로 잰다</translation>
    </message>
    <message>
        <source>Number of images</source>
        <translation>이미지 수</translation>
    </message>
    <message>
        <source>How many test images are laid out, spread evenly over the test set</source>
        <translation>배치할 테스트 이미지 수. 테스트 세트에서 고르게 뽑는다</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>How many numbers become two</source>
        <translation>여러 숫자를 두 숫자로 줄이는 방법</translation>
    </message>
    <message>
        <source>Principal components: the two directions of largest variance</source>
        <translation>주성분 분석: 분산이 가장 큰 두 방향</translation>
    </message>
    <message>
        <source>t-SNE: near neighbours stay near; distances between groups mean little. Takes some seconds</source>
        <translation>t-SNE: 가까운 이웃은 가깝게 남지만 무리 사이의 거리는 뜻이 적다. 몇 초 걸린다</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>픽셀</translation>
    </message>
    <message>
        <source>Output sums</source>
        <translation>출력 가중합</translation>
    </message>
    <message>
        <source>mistake</source>
        <translation>오분류</translation>
    </message>
    <message>
        <source>component {number} ({share} of the variance)</source>
        <translation>주성분 {number} (분산의 {share})</translation>
    </message>
    <message>
        <source>component {number} ({share})</source>
        <translation>주성분 {number} ({share})</translation>
    </message>
    <message>
        <source>test image {index}</source>
        <translation>테스트 이미지 {index}</translation>
    </message>
    <message>
        <source>{name}, recognised</source>
        <translation>{name}, 정답</translation>
    </message>
    <message>
        <source>{name}, taken for {other}</source>
        <translation>{name}, {other}(으)로 예측</translation>
    </message>
    <message>
        <source>{method} of {layer}, computed at step {step}</source>
        <translation>{layer}의 {method}, {step}스텝에서 계산</translation>
    </message>
    <message>
        <source>{count} test images laid out by {method} of {layer} ({features} numbers each) after {step} steps.</source>
        <translation>{step}스텝 후 테스트 이미지 {count}개를 {layer}(각각 숫자 {features}개)의 {method}로 배치한 그림.</translation>
    </message>
    <message>
        <source>{wrong} of them, ringed, are put into a wrong class.</source>
        <translation>고리로 표시한 {wrong}개는 잘못 분류되었다.</translation>
    </message>
    <message>
        <source>test image</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Compute again</source>
        <translation>다시 계산</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>The images are being laid out</source>
        <translation>이미지를 배치하는 중입니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Here images of several classes are laid out on a plane: choose a set of images.</source>
        <translation>여러 클래스의 이미지를 평면에 배치하는 곳입니다. 이미지 데이터셋을 고르세요.</translation>
    </message>
    <message>
        <source>Each test image becomes a point; images in which the chosen layer finds the same lie close together.</source>
        <translation>테스트 이미지 하나가 점 하나가 됩니다. 고른 층이 비슷하게 보는 이미지는 가까이 놓입니다.</translation>
    </message>
    <message>
        <source>Compute the map</source>
        <translation>지도 계산</translation>
    </message>
    <message>
        <source>Map of the data</source>
        <translation>데이터 지도</translation>
    </message>
    <message>
        <source>Test images as points, coloured and shaped by their class, mistakes in rings. Pointing at one shows the image; a click, or Enter, shows it in the other panels; the arrow keys go from point to point.</source>
        <translation>테스트 이미지를 점으로 나타낸다. 색과 모양은 클래스이고 고리는 오분류이다. 점을 가리키면 이미지가 보이고, 누르거나 Enter를 치면 다른 패널에도 나타나며, 화살표 키로 점 사이를 옮겨 다닌다.</translation>
    </message>
    <message>
        <source>Export the map</source>
        <translation>지도 내보내기</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Measuring…</source>
        <translation>재는 중…</translation>
    </message>
    <message>
        <source>units: {count}</source>
        <translation>유닛 {count}개</translation>
    </message>
    <message>
        <source>Layers after {epochs} epochs. Histograms of the weights and of their gradients over {count} training points, symmetric about 0; |Δw| is of the next step, the rate is mean |Δw| over mean |g|.</source>
        <translation>{epochs}에포크 뒤의 층들. 가중치와 훈련 점 {count}개에 대한 그 기울기의 히스토그램(0을 중심으로 대칭). |Δw|는 다음 스텝의 값이고, 학습률은 평균 |Δw|를 평균 |g|로 나눈 것입니다.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Mean |Δw|, log</source>
        <translation>평균 |Δw|, 로그</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>How the layer&apos;s weights lie about 0, biases left out</source>
        <translation>층의 가중치가 0 둘레에 어떻게 퍼져 있는지 보입니다(편향 제외)</translation>
    </message>
    <message>
        <source>How the loss&apos;s slopes along these weights lie about 0, over all training points</source>
        <translation>모든 훈련 점에 대한 손실의 가중치별 기울기가 0 둘레에 어떻게 퍼져 있는지 보입니다</translation>
    </message>
    <message>
        <source>By how much the next step moves a weight on average; lately, in powers of ten</source>
        <translation>다음 스텝에서 가중치가 평균 얼마나 움직이는지, 최근 추이를 10의 거듭제곱 눈금으로 보입니다</translation>
    </message>
    <message>
        <source>Effective learning rate: mean |Δw| of the next step over its mean |gradient|</source>
        <translation>실효 학습률: 다음 스텝의 평균 |Δw|를 평균 |기울기|로 나눈 값</translation>
    </message>
    <message>
        <source>Units through which no gradient passes at any training point</source>
        <translation>어느 훈련 점에서도 기울기가 지나가지 못하는 유닛</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>effective learning rate</source>
        <translation>실효 학습률</translation>
    </message>
    <message>
        <source>mean |Δw|</source>
        <translation>평균 |Δw|</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{total}개 중 {count}개</translation>
    </message>
    <message>
        <source>from</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>to</source>
        <translation>까지</translation>
    </message>
    <message>
        <source>here</source>
        <translation>여기</translation>
    </message>
    <message>
        <source>silent units</source>
        <translation>꺼진 유닛</translation>
    </message>
    <message>
        <source>these</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>진단</translation>
    </message>
    <message>
        <source>For each layer: how its weights and their gradients are spread, how far a step moves them, the learning rate that comes of it, and the units that are silent.</source>
        <translation>층마다 가중치와 기울기의 분포, 한 스텝에 움직이는 크기, 그로부터 얻은 실효 학습률, 꺼진 유닛을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Export the diagnostics</source>
        <translation>진단 내보내기</translation>
    </message>
    <message>
        <source>learning rate now {rate}</source>
        <translation>현재 학습률 {rate}</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>{panel}: move or close</source>
        <translation>{panel}: 옮기거나 닫기</translation>
    </message>
    <message>
        <source>Put back into the window</source>
        <translation>창 안으로 되돌리기</translation>
    </message>
    <message>
        <source>Own window</source>
        <translation>따로 떼어 내기</translation>
    </message>
    <message>
        <source>Close panel</source>
        <translation>패널 닫기</translation>
    </message>
</context>
<context>
    <name>Evaluate</name>
    <message>
        <source>{weights} on {data}: accuracy {accuracy}, loss {loss}; {samples} pictures one by one in {seconds} s</source>
        <translation>{weights}, {data}: 정확도 {accuracy}, 손실 {loss}. 이미지 {samples}장을 한 장씩 {seconds}초에 처리했습니다</translation>
    </message>
    <message>
        <source>{weights} on {data}: accuracy {accuracy}, loss {loss}; {samples} pictures in batches of {batch} in {seconds} s</source>
        <translation>{weights}, {data}: 정확도 {accuracy}, 손실 {loss}. 이미지 {samples}장을 {batch}장씩 배치로 {seconds}초에 처리했습니다</translation>
    </message>
    <message>
        <source>The file leaves open, taken as usual: {answers}. Say otherwise with --choose, such as --choose {example}.</source>
        <translation>파일이 정하지 않아 흔히 쓰는 값으로 둔 것: {answers}. 다른 값은 --choose로 지정하세요. 예: --choose {example}</translation>
    </message>
</context>
<context>
    <name>Experiment</name>
    <message>
        <source>Add a block</source>
        <translation>블록 추가</translation>
    </message>
    <message>
        <source>Block {number}: {name}</source>
        <translation>블록 {number}: {name}</translation>
    </message>
    <message>
        <source>Remove block {number}</source>
        <translation>블록 {number} 삭제</translation>
    </message>
    <message>
        <source>Gaussians</source>
        <translation>가우시안</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>도형</translation>
    </message>
    <message>
        <source>Values (regression)</source>
        <translation>연속값 (회귀)</translation>
    </message>
    <message>
        <source>From published tutorials</source>
        <translation>공개된 교재에서</translation>
    </message>
    <message>
        <source>Own data</source>
        <translation>내 데이터</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Open a table (CSV)</source>
        <translation>표 열기 (CSV)</translation>
    </message>
    <message>
        <source>The network sees it; press to remove it</source>
        <translation>신경망이 보는 특성입니다. 누르면 뺍니다</translation>
    </message>
    <message>
        <source>Press to let the network see it</source>
        <translation>누르면 신경망이 봅니다</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>입력 특성</translation>
    </message>
    <message>
        <source>Add a power of a coordinate</source>
        <translation>좌표의 거듭제곱 추가</translation>
    </message>
    <message>
        <source>subtracted</source>
        <translation>뺀 값</translation>
    </message>
    <message>
        <source>divided by</source>
        <translation>나눈 값</translation>
    </message>
    <message>
        <source>Batch norm.</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>There is no hidden layer</source>
        <translation>은닉층이 없습니다</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>여러 가지</translation>
    </message>
    <message>
        <source>Earlier data sets</source>
        <translation>이전 데이터셋</translation>
    </message>
    <message>
        <source>More data sets</source>
        <translation>데이터셋 더 보기</translation>
    </message>
    <message>
        <source>{name}: show all settings</source>
        <translation>{name}: 모든 설정 보기</translation>
    </message>
    <message>
        <source>acts at the next reset</source>
        <translation>다음에 처음부터 시작할 때 적용</translation>
    </message>
    <message>
        <source>{name}: move towards the input</source>
        <translation>{name}: 입력 쪽으로 옮기기</translation>
    </message>
    <message>
        <source>{name}: move towards the output</source>
        <translation>{name}: 출력 쪽으로 옮기기</translation>
    </message>
    <message>
        <source>{name}: remove</source>
        <translation>{name}: 삭제</translation>
    </message>
    <message>
        <source>Hidden {number}</source>
        <translation>은닉층 {number}</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>유닛 1개</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>유닛 {count}개</translation>
    </message>
    <message>
        <source>Needs classes, and this data set has values</source>
        <translation>클래스가 필요한데 이 데이터셋의 목표는 연속값입니다</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>층 추가</translation>
    </message>
    <message>
        <source>Add a hidden layer before the output; there can be up to {most}</source>
        <translation>출력층 앞에 은닉층을 추가합니다. 최대 {most}개입니다</translation>
    </message>
    <message>
        <source>Now {rate}, by the schedule</source>
        <translation>스케줄에 따라 지금 {rate}</translation>
    </message>
    <message>
        <source>All {points} training points: full batch</source>
        <translation>훈련 점 {points}개 모두: 전체 배치</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>More of the optimizer</source>
        <translation>최적화 기법 상세 설정</translation>
    </message>
    <message>
        <source>Throw another seed</source>
        <translation>시드 다시 뽑기</translation>
    </message>
    <message>
        <source>at reset</source>
        <translation>재시작 때</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Remove the rule: {rule}</source>
        <translation>규칙 없애기: {rule}</translation>
    </message>
    <message>
        <source>only when paused</source>
        <translation>멈출 때까지</translation>
    </message>
    <message>
        <source>Add a rule to stop by</source>
        <translation>정지 규칙 더하기</translation>
    </message>
    <message>
        <source>{file}: {count} pictures of {height} × {width} pixels, {colour}</source>
        <translation>{file}: {height} × {width}픽셀 이미지 {count}장, {colour}</translation>
    </message>
    <message>
        <source>Open pictures of your own</source>
        <translation>내 이미지 열기</translation>
    </message>
    <message>
        <source>{training} pictures to learn from, {test} to test with</source>
        <translation>학습할 이미지 {training}장, 테스트할 이미지 {test}장</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>own experiment</source>
        <translation>직접 만든 실험</translation>
    </message>
    <message>
        <source>Start an experiment from its first weights; undo brings yours back</source>
        <translation>실험을 초기 가중치에서 시작합니다. 실행 취소하면 지금 실험으로 돌아옵니다</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>Point at a control, a panel or a value and press F1: it is explained here.</source>
        <translation>조작 요소나 패널, 값을 가리키고 F1을 누르면 여기에 설명이 나타납니다.</translation>
    </message>
    <message>
        <source>Double-click its name to reset it.</source>
        <translation>이름을 두 번 클릭하면 기본값으로 되돌립니다.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>The picture is being made…</source>
        <translation>그림을 만드는 중입니다…</translation>
    </message>
    <message>
        <source>{file} is saved in {folder}</source>
        <translation>{folder} 폴더에 {file}을(를) 저장했습니다</translation>
    </message>
    <message>
        <source>Saved without its recipe: {why}</source>
        <translation>레시피 없이 저장했습니다: {why}</translation>
    </message>
    <message>
        <source>{count} files are in {folder}</source>
        <translation>{folder}에 파일 {count}개를 저장했습니다</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사함</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>인쇄</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Plot (pgfplots)</source>
        <translation>그래프 (pgfplots)</translation>
    </message>
    <message>
        <source>As outlines</source>
        <translation>윤곽선으로</translation>
    </message>
    <message>
        <source>As text, in {font}</source>
        <translation>글자로 ({font})</translation>
    </message>
    <message>
        <source>Dots per inch: 96 for a screen, 192 for slides, 300 for print</source>
        <translation>인치당 점의 수: 화면은 96, 슬라이드는 192, 인쇄는 300</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>**Two stars** make words bold</source>
        <translation>**별표 두 개**로 감싼 말은 굵어집니다</translation>
    </message>
    <message>
        <source>Keep them for a series</source>
        <translation>연속된 그림에서 그대로 두기</translation>
    </message>
    <message>
        <source>The next figures of this panel get the same axes and colours</source>
        <translation>이 패널의 다음 그림들도 같은 축과 색 범위를 씁니다</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>저장한 만큼</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>As</source>
        <translation>방식</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>글자</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>눈금 범위</translation>
    </message>
    <message>
        <source>Words, language, scales</source>
        <translation>글, 언어, 눈금 범위</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>This panel shows nothing at the moment</source>
        <translation>이 패널에는 지금 보이는 것이 없습니다</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Width × height</source>
        <translation>너비 × 높이</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>해상도</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>{name} {low} to {high}</source>
        <translation>{name} {low}~{high}</translation>
    </message>
    <message>
        <source>Unit of the size</source>
        <translation>크기의 단위</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>Suits the figure</source>
        <translation>그림에 맞게</translation>
    </message>
    <message>
        <source>Slide, 16:9</source>
        <translation>슬라이드, 16:9</translation>
    </message>
    <message>
        <source>Column, 8.5 cm wide</source>
        <translation>본문 한 단, 너비 8.5 cm</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>The caption it comes with</source>
        <translation>원래 설명으로 되돌리기</translation>
    </message>
    <message>
        <source>Several on a page</source>
        <translation>한 장에 여러 그림</translation>
    </message>
    <message>
        <source>Every panel, a file each</source>
        <translation>모든 패널, 파일 하나씩</translation>
    </message>
    <message>
        <source>The network after {step} steps is in {files}</source>
        <translation>{step}스텝을 학습한 신경망을 저장했습니다: {files}</translation>
    </message>
</context>
<context>
    <name>FeatureMaps</name>
    <message>
        <source>Filter {filter}, place {place}: test image {index} ({name}), {value}</source>
        <translation>필터 {filter}, {place}위: 테스트 이미지 {index} ({name}), {value}</translation>
    </message>
    <message>
        <source>{layer} at step {step}: the {count} of {total} test images in which each filter (rows) answers most, with its answer; the frame is what the filter saw.</source>
        <translation>{layer}, {step}스텝: 테스트 이미지 {total}개 가운데 각 필터(행)가 가장 크게 반응한 {count}개와 그 값. 테두리는 필터가 본 부분.</translation>
    </message>
    <message>
        <source>of step {step}</source>
        <translation>{step}스텝의 결과</translation>
    </message>
    <message>
        <source>of step {step}, it is now step {now}</source>
        <translation>{step}스텝의 결과, 지금은 {now}스텝</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Look through all test images for those that each filter answers</source>
        <translation>모든 테스트 이미지에서 각 필터가 크게 반응하는 것을 찾습니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Test images looked at</source>
        <translation>살펴본 테스트 이미지</translation>
    </message>
    <message>
        <source>Most activating images</source>
        <translation>가장 크게 활성화하는 이미지</translation>
    </message>
    <message>
        <source>For each filter the test images in which it finds most of what it looks for; the frame is the part of the image that it saw.</source>
        <translation>각 필터가 찾는 것이 가장 뚜렷한 테스트 이미지입니다. 테두리는 필터가 본 부분입니다.</translation>
    </message>
    <message>
        <source>channel {number}</source>
        <translation>채널 {number}</translation>
    </message>
    <message>
        <source>First images</source>
        <translation>처음 이미지</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Class {name}</source>
        <translation>클래스 {name}</translation>
    </message>
    <message>
        <source>Own scale</source>
        <translation>필터별 척도</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>공통</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>The convolution layer whose filters are shown</source>
        <translation>필터를 보일 합성곱 층</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>The channel of the kernels that is shown</source>
        <translation>커널에서 보일 채널</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>Which test images the columns show</source>
        <translation>열에 보일 테스트 이미지</translation>
    </message>
    <message>
        <source>Numbers of the test images</source>
        <translation>테스트 이미지의 번호</translation>
    </message>
    <message>
        <source>Numbers of test images from 0, parted by commas</source>
        <translation>0부터 센 테스트 이미지의 번호, 쉼표로 구분</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Maps before the activation, after it, or after pooling</source>
        <translation>활성화 함수 앞, 뒤, 또는 풀링 뒤의 맵</translation>
    </message>
    <message>
        <source>Grey scale</source>
        <translation>회색 척도</translation>
    </message>
    <message>
        <source>A grey scale for each filter, or a common one to compare them</source>
        <translation>필터마다 따로, 또는 서로 견줄 수 있게 공통인 회색 척도</translation>
    </message>
    <message>
        <source>Draw other images</source>
        <translation>다른 이미지 뽑기</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>측정하는 중…</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Arithmetic of a cell</source>
        <translation>한 칸의 계산</translation>
    </message>
    <message>
        <source>sees {height} × {width} px</source>
        <translation>{height} × {width} px을 봄</translation>
    </message>
    <message>
        <source>what the kernel sees</source>
        <translation>커널이 보는 것</translation>
    </message>
    <message>
        <source>kernel of filter {number}</source>
        <translation>필터 {number}의 커널</translation>
    </message>
    <message>
        <source>products</source>
        <translation>곱</translation>
    </message>
    <message>
        <source>{text}, channel {number}</source>
        <translation>{text}, 채널 {number}</translation>
    </message>
    <message>
        <source>Sums of the products of {count} channels: click one to see it</source>
        <translation>채널 {count}개의 곱의 합: 클릭하면 그 채널이 보입니다</translation>
    </message>
    <message>
        <source>{layer}, filter {filter}, row {row}, column {column}: {value}</source>
        <translation>{layer}, 필터 {filter}, {row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source>Σ of all channels</source>
        <translation>모든 채널의 Σ</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ 편향</translation>
    </message>
    <message>
        <source>+ rounding</source>
        <translation>+ 반올림</translation>
    </message>
    <message>
        <source>Pooled: the largest of {numbers} is {value}</source>
        <translation>풀링: {numbers} 중 최댓값은 {value}</translation>
    </message>
    <message>
        <source>Pooled: the mean of {numbers} is {value}</source>
        <translation>풀링: {numbers}의 평균은 {value}</translation>
    </message>
    <message>
        <source>Convolution {number}</source>
        <translation>합성곱 {number}</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>가중합</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>Pooled</source>
        <translation>풀링</translation>
    </message>
    <message>
        <source>The weighted sums, before the activation function</source>
        <translation>활성화 함수를 거치기 전의 가중합</translation>
    </message>
    <message>
        <source>What the activation function makes of it</source>
        <translation>활성화 함수를 거친 값</translation>
    </message>
    <message>
        <source>The maps after the pooling layer</source>
        <translation>풀링 층을 거친 맵</translation>
    </message>
    <message>
        <source>before the activation</source>
        <translation>활성화 함수 앞</translation>
    </message>
    <message>
        <source>after the activation</source>
        <translation>활성화 함수 뒤</translation>
    </message>
    <message>
        <source>after pooling</source>
        <translation>풀링 뒤</translation>
    </message>
    <message>
        <source>weighted sum</source>
        <translation>가중합</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>활성화 값</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>그린 것</translation>
    </message>
    <message>
        <source>the drawing</source>
        <translation>그린 그림</translation>
    </message>
    <message>
        <source>test image {index} ({name})</source>
        <translation>테스트 이미지 {index} ({name})</translation>
    </message>
    <message>
        <source>Filter {filter}, {picture}, row {row}, column {column}: {value}</source>
        <translation>필터 {filter}, {picture}, {row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source>{picture}, read as {predicted} with probability {share}</source>
        <translation>{picture}, {predicted}(으)로 읽음, 확률 {share}</translation>
    </message>
    <message>
        <source>Filter {filter}: weights from {low} to {high}, largest in its maps {peak}</source>
        <translation>필터 {filter}: 가중치 {low}에서 {high}까지, 맵의 최댓값 {peak}</translation>
    </message>
    <message>
        <source>bias {value}</source>
        <translation>편향 {value}</translation>
    </message>
    <message>
        <source>Filter {filter} at step {step}</source>
        <translation>필터 {filter}, {step}스텝</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>max</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>{step}스텝</translation>
    </message>
    <message>
        <source>min</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>{layer} after {epochs} epochs: {filters} filters (rows) and their maps of {pictures} test images (columns), {stage}.</source>
        <translation>{layer}, {epochs}에포크 학습 후: 필터 {filters}개(행)와 테스트 이미지 {pictures}개(열)의 특징 맵, {stage}.</translation>
    </message>
    <message>
        <source>One grey scale for all maps, from {low} (black) to {high} (white).</source>
        <translation>모든 맵에 같은 회색 척도, {low}(검정)에서 {high}(하양)까지.</translation>
    </message>
    <message>
        <source>Each filter has its own grey scale; its largest value is at the right.</source>
        <translation>필터마다 회색 척도가 다르며, 가장 큰 값이 오른쪽에 있습니다.</translation>
    </message>
    <message>
        <source>No pooling layer follows this convolution</source>
        <translation>이 합성곱 뒤에는 풀링 층이 없습니다</translation>
    </message>
    <message>
        <source>Feature maps need pictures: choose an image data set.</source>
        <translation>특징 맵에는 그림이 필요합니다. 이미지 데이터 세트를 고르세요.</translation>
    </message>
    <message>
        <source>This network has no convolution layer: add one to see its filters and maps.</source>
        <translation>이 신경망에는 합성곱 층이 없습니다. 하나 추가하면 필터와 특징 맵이 보입니다.</translation>
    </message>
    <message>
        <source>Measure to see the test images that each filter answers most.</source>
        <translation>측정하면 각 필터가 가장 크게 반응하는 테스트 이미지가 보입니다.</translation>
    </message>
    <message>
        <source>{filters} filters, {pictures} images</source>
        <translation>필터 {filters}개, 이미지 {pictures}개</translation>
    </message>
    <message>
        <source>Filters and feature maps</source>
        <translation>필터와 특징 맵</translation>
    </message>
    <message>
        <source>Most activating</source>
        <translation>최대 활성화</translation>
    </message>
    <message>
        <source>Each row is a filter, each column a test image, each picture the filter&apos;s answer at every place. Click a place to see the sum behind it; arrow keys go from map to map, with Shift from place to place.</source>
        <translation>행은 필터, 열은 테스트 이미지이고, 그림 하나는 그 필터가 자리마다 내놓은 값입니다. 한 자리를 클릭하면 그 뒤의 합이 보입니다. 화살표 키로 맵 사이를, Shift와 함께 누르면 자리 사이를 옮겨 다닙니다.</translation>
    </message>
    <message>
        <source>Film of the filters, from their first random state to now</source>
        <translation>처음 무작위 상태부터 지금까지 필터의 변화</translation>
    </message>
    <message>
        <source>Export the feature maps</source>
        <translation>특징 맵 내보내기</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>A picture must fit into memory, got {width} × {height} pixels: choose a smaller size or fewer dots per inch</source>
        <translation>그림이 메모리에 들어가야 하는데 {width} × {height} 픽셀입니다. 크기나 해상도(DPI)를 줄이세요</translation>
    </message>
    <message>
        <source>A file needs an existing folder, {folder} is none: create it or choose another</source>
        <translation>파일을 저장할 폴더가 있어야 하는데 {folder} 폴더가 없습니다. 폴더를 만들거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>A file needs a name of its own, {path} is a folder: choose another name</source>
        <translation>파일 이름이 필요한데 {path}은(는) 폴더입니다. 다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>Writing {path} was refused: close it in other programs, or choose another folder</source>
        <translation>{path}에 쓸 수 없습니다. 다른 프로그램에서 파일을 닫거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>The file needs {size} kB, the disk of {folder} is full: free some space or choose another disk</source>
        <translation>파일에 {size} kB가 필요한데 {folder} 디스크가 가득 찼습니다. 공간을 비우거나 다른 디스크를 고르세요</translation>
    </message>
    <message>
        <source>{path} could not be written ({reason}): choose another name or folder</source>
        <translation>{path}을(를) 저장하지 못했습니다({reason}). 다른 이름이나 폴더를 고르세요</translation>
    </message>
    <message>
        <source>input {symbol}</source>
        <translation>입력 {symbol}</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>중심</translation>
    </message>
    <message>
        <source>{count} outside</source>
        <translation>범위 밖 {count}개</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>training: {name}</source>
        <translation>훈련: {name}</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>mistake</source>
        <translation>오분류</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>선택</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>The clipboard expects a shared text, got none: copy all of it, from glassnet: on</source>
        <translation>클립보드에 공유 글이 있어야 하는데 없습니다. glassnet:부터 끝까지 복사하세요</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Opening {file}…</source>
        <translation>{file} 여는 중…</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>지난번 작업</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>다른 이름으로 저장</translation>
    </message>
    <message>
        <source>Writing the run as text…</source>
        <translation>학습 기록을 글로 옮기는 중…</translation>
    </message>
    <message>
        <source>Save what has changed since {file} was saved?</source>
        <translation>{file}을(를) 저장한 뒤에 바뀐 것을 저장할까요?</translation>
    </message>
    <message>
        <source>Otherwise it is only kept until the next time that the window closes.</source>
        <translation>저장하지 않으면 다음에 창을 닫을 때까지만 보관됩니다.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>저장하지 않고 닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>{file} could not be opened</source>
        <translation>{file}을(를) 열지 못했습니다</translation>
    </message>
    <message>
        <source>{file} could not be saved</source>
        <translation>{file}을(를) 저장하지 못했습니다</translation>
    </message>
    <message>
        <source>The run was not copied</source>
        <translation>학습 기록을 복사하지 못했습니다</translation>
    </message>
    <message>
        <source>Last time in {workspace}</source>
        <translation>지난번 작업: {workspace}</translation>
    </message>
    <message>
        <source>What no file had when the window was closed last</source>
        <translation>지난번에 창을 닫을 때 어느 파일에도 없던 것</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>아직 파일이 없습니다</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>목록 지우기</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>최근 파일 열기</translation>
    </message>
    <message>
        <source>Saving {file}…</source>
        <translation>{file} 저장 중…</translation>
    </message>
    <message>
        <source>{file}: an experiment, at its beginning. Undo brings yours back</source>
        <translation>{file}: 실험을 처음부터 시작합니다. 실행 취소하면 하던 것으로 돌아옵니다</translation>
    </message>
    <message>
        <source>{file}: a run, at step {step}. Undo brings yours back</source>
        <translation>{file}: 스텝 {step}의 학습 기록입니다. 실행 취소하면 하던 것으로 돌아옵니다</translation>
    </message>
    <message>
        <source>{file}: lived again to step {step} of {goal}, where it diverged. Undo brings yours back</source>
        <translation>{file}: 스텝 {goal} 가운데 {step}까지 다시 학습했고, 거기서 발산했습니다. 실행 취소하면 하던 것으로 돌아옵니다</translation>
    </message>
    <message>
        <source>{file}: lived again to step {step}. Undo brings yours back</source>
        <translation>{file}: 스텝 {step}까지 다시 학습했습니다. 실행 취소하면 하던 것으로 돌아옵니다</translation>
    </message>
    <message>
        <source>It was made on {build}: the last digits may be others here</source>
        <translation>{build}에서 만들어져 마지막 자리의 숫자는 여기서 다를 수 있습니다</translation>
    </message>
    <message>
        <source>Experiments, runs, figures and reports</source>
        <translation>실험, 학습 기록, 그림, 보고서</translation>
    </message>
    <message>
        <source>Shared text</source>
        <translation>공유 글</translation>
    </message>
    <message>
        <source>{file} was saved ({size} kB)</source>
        <translation>{file}을(를) 저장했습니다 ({size} kB)</translation>
    </message>
    <message>
        <source>Copied as {count} characters: paste them into a chat, and from there into Glassnet</source>
        <translation>글자 {count}개로 복사했습니다. 대화방에 붙여넣고, 거기서 다시 Glassnet에 붙여넣으세요</translation>
    </message>
    <message>
        <source>Run: experiment, weights and curves</source>
        <translation>학습 기록: 실험, 가중치, 곡선</translation>
    </message>
    <message>
        <source>Experiment alone</source>
        <translation>실험만</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>Glassnet did not close as it should last time: your run is in Open recent</source>
        <translation>지난번에 Glassnet이 정상적으로 닫히지 않았습니다. 실행은 최근 파일 열기에 있습니다</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Panel</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>Nothing is called “{query}”</source>
        <translation>“{query}”(이)라는 이름은 없습니다</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>명령 찾기</translation>
    </message>
    <message>
        <source>A command, a panel, a lesson, a data set …</source>
        <translation>명령, 패널, 수업, 데이터셋 …</translation>
    </message>
    <message>
        <source>Type part of a name in Korean or English, choose with the arrow keys, press Enter</source>
        <translation>이름의 일부를 한국어나 영어로 입력하고 화살표 키로 골라 Enter를 누르세요</translation>
    </message>
    <message>
        <source>PyTorch, Keras, TensorFlow, NumPy, Python, program</source>
        <translation>파이토치, 케라스, 텐서플로, 넘파이, 파이썬, 프로그램</translation>
    </message>
    <message>
        <source>PyTorch, Keras, TensorFlow, ONNX, safetensors</source>
        <translation>파이토치, 케라스, 텐서플로, 모델 저장</translation>
    </message>
    <message>
        <source>GIF, video, film</source>
        <translation>동영상, 움직이는 그림, 영상</translation>
    </message>
    <message>
        <source>histogram, vanishing gradients, dead units</source>
        <translation>히스토그램, 기울기 소실, 죽은 뉴런</translation>
    </message>
    <message>
        <source>overfitting, underfitting</source>
        <translation>과적합, 과대적합, 과소적합</translation>
    </message>
    <message>
        <source>weight decay, regularization, L2, settings</source>
        <translation>가중치 감쇠, 규제, 정규화, 설정</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>learning rate decay</source>
        <translation>학습률 감쇠</translation>
    </message>
</context>
<context>
    <name>Fitting</name>
    <message>
        <source>Back to zeros</source>
        <translation>0에서 다시</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>한 스텝</translation>
    </message>
    <message>
        <source>All steps at once</source>
        <translation>남은 스텝 한꺼번에</translation>
    </message>
    <message>
        <source>Pause the descent</source>
        <translation>하강 멈추기</translation>
    </message>
    <message>
        <source>Let it descend</source>
        <translation>하강 시작</translation>
    </message>
    <message>
        <source>x {x}, y {y}. Click to add a point</source>
        <translation>x {x}, y {y}. 클릭하면 점을 추가합니다</translation>
    </message>
    <message>
        <source>Point at x {x}, y {y}. Drag it; a right click deletes it</source>
        <translation>점 x {x}, y {y}. 끌어서 옮기고, 오른쪽 클릭으로 지웁니다</translation>
    </message>
    <message>
        <source>month</source>
        <translation>월</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>기온</translation>
    </message>
    <message>
        <source>optimum</source>
        <translation>최적해</translation>
    </message>
    <message>
        <source>descent</source>
        <translation>경사 하강</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>squared error, summed</source>
        <translation>오차 제곱합</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>상수항</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>{steps}스텝 중 {step}</translation>
    </message>
    <message>
        <source>No points: click the picture to add one.</source>
        <translation>점이 없습니다. 그림을 클릭해 추가하세요.</translation>
    </message>
    <message>
        <source>Diverged at step {step}: choose a smaller learning rate.</source>
        <translation>{step}번째 스텝에서 발산했습니다. 학습률을 줄이세요.</translation>
    </message>
    <message>
        <source>All coefficients are 0. Play lets them follow the gradient of the loss.</source>
        <translation>계수가 모두 0입니다. 재생하면 손실의 기울기를 따라 움직입니다.</translation>
    </message>
    <message>
        <source>After {step} steps the loss is {loss}; that of the optimum is {best}.</source>
        <translation>{step}스텝 뒤의 손실은 {loss}, 최적해의 손실은 {best}입니다.</translation>
    </message>
    <message>
        <source>There are fewer different x than coefficients: many curves are equally good, and the one drawn is only one of them.</source>
        <translation>서로 다른 x의 수가 계수의 수보다 적습니다. 똑같이 좋은 곡선이 많으며, 그려진 것은 그중 하나일 뿐입니다.</translation>
    </message>
    <message>
        <source>The optimum is solved for at once (least squares); descent only ever sees the slope where it stands.</source>
        <translation>최적해는 최소제곱법으로 단번에 구합니다. 경사 하강은 서 있는 자리의 기울기만 봅니다.</translation>
    </message>
    <message>
        <source>Descent is not done: the feature {power} reaches {largest} where the constant stays 1, so the steps that suit one coefficient hardly move another.</source>
        <translation>하강은 아직 끝나지 않았습니다. 상수항의 특성은 늘 1인데 {power}은 {largest}까지 커지므로, 한 계수에 알맞은 걸음이 다른 계수는 거의 움직이지 못합니다.</translation>
    </message>
    <message>
        <source>Both curves agree: this loss is convex, so descent comes to the one optimum.</source>
        <translation>두 곡선이 겹칩니다. 이 손실은 볼록하므로 경사 하강도 하나뿐인 최적해에 이릅니다.</translation>
    </message>
    <message>
        <source>A polynomial of degree {degree} through {count} points. {state}</source>
        <translation>점 {count}개에 맞춘 {degree}차 다항식. {state}</translation>
    </message>
    <message>
        <source>{optimizer}, learning rate {rate}, from zeros, squared error summed, {digits}</source>
        <translation>{optimizer}, 학습률 {rate}, 0에서 시작, 오차 제곱합, {digits}</translation>
    </message>
    <message>
        <source>Curve fitting</source>
        <translation>곡선 맞추기</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Points, the curve that descent has reached, and the best one there is. Click to add a point, drag it, delete it with a right click. By keys: Enter adds, Page Up and Page Down choose, arrows move, Delete deletes.</source>
        <translation>점들과 경사 하강이 도달한 곡선, 그리고 가장 좋은 곡선입니다. 클릭으로 점을 추가하고, 끌어서 옮기고, 오른쪽 클릭으로 지웁니다. 키보드로는 Enter로 추가, Page Up과 Page Down으로 선택, 화살표로 이동, Delete로 삭제합니다.</translation>
    </message>
    <message>
        <source>Loss of the descent over its steps</source>
        <translation>스텝에 따른 하강의 손실</translation>
    </message>
    <message>
        <source>Coefficients and losses of both curves</source>
        <translation>두 곡선의 계수와 손실</translation>
    </message>
    <message>
        <source>Monthly temperatures</source>
        <translation>월별 기온</translation>
    </message>
    <message>
        <source>Own points</source>
        <translation>직접 찍은 점</translation>
    </message>
    <message>
        <source>Click the picture to add a point, drag a point to move it, right-click to delete it. Other points begin at zeros again; another learning rate goes on.</source>
        <translation>그림을 클릭해 점을 추가하고, 끌어서 옮기고, 오른쪽 클릭으로 지웁니다. 점이 바뀌면 0에서 다시 시작하고, 학습률만 바뀌면 이어서 갑니다.</translation>
    </message>
    <message>
        <source>Everything as at the beginning</source>
        <translation>모두 처음 상태로</translation>
    </message>
    <message>
        <source>Export the fit</source>
        <translation>맞춘 곡선 내보내기</translation>
    </message>
    <message>
        <source>a polynomial descends</source>
        <translation>경사 하강하는 다항식</translation>
    </message>
</context>
<context>
    <name>Gates</name>
    <message>
        <source>What the output unit sees</source>
        <translation>출력 유닛이 보는 것</translation>
    </message>
    <message>
        <source>The inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>wanted</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>so it must be that</source>
        <translation>그러려면</translation>
    </message>
    <message>
        <source>All four answers are those of {gate}.</source>
        <translation>네 출력이 모두 {gate} 게이트와 같습니다.</translation>
    </message>
    <message>
        <source>{right} of 4 answers are those of {gate}.</source>
        <translation>4개 중 {right}개의 출력이 {gate} 게이트와 같습니다.</translation>
    </message>
    <message>
        <source>The weights are back where they were at the beginning of an earlier round: from here the rule would go in circles for ever.</source>
        <translation>가중치가 앞선 어느 바퀴를 시작할 때의 값으로 돌아왔습니다. 여기서부터 규칙은 같은 곳을 영원히 맴돕니다.</translation>
    </message>
    <message>
        <source>The first layer moves the points: what it answers to (0, 1) and (1, 0) is the same, so that a single line of the second layer can part them from the others.</source>
        <translation>첫째 층이 점들을 옮깁니다. (0, 1)과 (1, 0)에 대한 출력이 같아지므로, 둘째 층은 직선 하나로 이 둘을 나머지와 나눌 수 있습니다.</translation>
    </message>
    <message>
        <source>No weights will do. Rows 2 and 3 together ask for w₁ + w₂ + 2b &gt; 0, rows 1 and 4 together for w₁ + w₂ + 2b ≤ 0: both cannot be. The best that one line can do is {best} of 4.</source>
        <translation>어떤 가중치로도 안 됩니다. 둘째와 셋째 행을 더하면 w₁ + w₂ + 2b &gt; 0이어야 하고, 첫째와 넷째 행을 더하면 w₁ + w₂ + 2b ≤ 0이어야 하는데, 둘 다일 수는 없습니다. 직선 하나로는 4개 중 {best}개까지만 맞힐 수 있습니다.</translation>
    </message>
    <message>
        <source>Round {round}, row {row}:</source>
        <translation>{round}번째 바퀴, {row}번째 행:</translation>
    </message>
    <message>
        <source>the answer is right, nothing changes.</source>
        <translation>출력이 맞으므로 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>the answer is {answer}, wanted is {wanted}, so the weights of inputs that are 1 and the bias go {way}: w₁ {w1}, w₂ {w2}, b {b}.</source>
        <translation>출력은 {answer}, 정답은 {wanted}입니다. 그래서 값이 1인 입력의 가중치와 편향을 {way}: w₁ {w1}, w₂ {w2}, b {b}.</translation>
    </message>
    <message>
        <source>up</source>
        <translation>올립니다</translation>
    </message>
    <message>
        <source>down</source>
        <translation>내립니다</translation>
    </message>
    <message>
        <source>A perceptron answers 1 where {formula} &gt; 0. {outcome}</source>
        <translation>{formula} &gt; 0인 곳에서 1을 출력하는 퍼셉트론. {outcome}</translation>
    </message>
    <message>
        <source>Two layers of perceptrons. {outcome}</source>
        <translation>두 층으로 쌓은 퍼셉트론. {outcome}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>논리 게이트</translation>
    </message>
    <message>
        <source>one unit, two inputs</source>
        <translation>유닛 하나, 입력 둘</translation>
    </message>
    <message>
        <source>The plane of both inputs. The unit answers 1 on the blue side of its line and 0 on the orange side; a point has the colour of the answer that is wanted, and a ring where it gets another.</source>
        <translation>두 입력의 평면입니다. 유닛은 직선의 파란 쪽에서 1을, 주황 쪽에서 0을 출력합니다. 점의 색은 정답을 나타내고, 출력이 정답과 다른 점에는 고리가 있습니다.</translation>
    </message>
    <message>
        <source>Gate that is wanted</source>
        <translation>만들 게이트</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>The perceptron rule looks at one row after the other and corrects the weights at each mistake.</source>
        <translation>퍼셉트론 규칙은 진리표의 행을 차례로 보면서 틀릴 때마다 가중치를 고칩니다.</translation>
    </message>
    <message>
        <source>One unit</source>
        <translation>유닛 하나</translation>
    </message>
    <message>
        <source>Two layers</source>
        <translation>두 층</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>From 0</source>
        <translation>0부터</translation>
    </message>
    <message>
        <source>Set weights and bias to 0</source>
        <translation>가중치와 편향을 0으로 둡니다</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>Look at the next row</source>
        <translation>다음 행을 봅니다</translation>
    </message>
    <message>
        <source>Look at row after row until all are right</source>
        <translation>모두 맞을 때까지 행을 차례로 봅니다</translation>
    </message>
</context>
<context>
    <name>GradientCheck</name>
    <message>
        <source>mean |Δ|</source>
        <translation>평균 |Δ|</translation>
    </message>
    <message>
        <source>largest |Δ|</source>
        <translation>최대 |Δ|</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>상대</translation>
    </message>
    <message>
        <source>differences in</source>
        <translation>차분 시간</translation>
    </message>
    <message>
        <source>way back in</source>
        <translation>역전파 시간</translation>
    </message>
    <message>
        <source>relative difference</source>
        <translation>상대 차이</translation>
    </message>
    <message>
        <source>ReLU’s slope at its output</source>
        <translation>ReLU 기울기를 출력에서 구함</translation>
    </message>
    <message>
        <source>Sigmoid’s slope lacks 1 − a</source>
        <translation>시그모이드 기울기에 1 − a 누락</translation>
    </message>
    <message>
        <source>tanh’s slope lacks a square</source>
        <translation>tanh 기울기에 제곱 누락</translation>
    </message>
    <message>
        <source>No gradient of the bias</source>
        <translation>편향의 기울기 누락</translation>
    </message>
    <message>
        <source>A product the wrong way round</source>
        <translation>행렬 곱의 순서가 뒤바뀜</translation>
    </message>
    <message>
        <source>A sign turned round</source>
        <translation>부호가 뒤집힘</translation>
    </message>
    <message>
        <source>The factor 2 forgotten</source>
        <translation>계수 2 누락</translation>
    </message>
    <message>
        <source>Averaged twice</source>
        <translation>평균을 두 번 냄</translation>
    </message>
    <message>
        <source>Dropout’s mask forgotten</source>
        <translation>드롭아웃 마스크 누락</translation>
    </message>
    <message>
        <source>Dropout’s factor forgotten</source>
        <translation>드롭아웃 계수 누락</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>의심</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>틀림</translation>
    </message>
    <message>
        <source>at a corner</source>
        <translation>꺾인 점</translation>
    </message>
    <message>
        <source>Nothing has been checked yet.</source>
        <translation>아직 확인한 것이 없습니다.</translation>
    </message>
    <message>
        <source>A mistake is planted. In which layer will it show first?</source>
        <translation>실수를 하나 심었습니다. 어느 층에서 가장 먼저 드러날까요?</translation>
    </message>
    <message>
        <source>The two gradients do not agree, first in {layer}.</source>
        <translation>두 기울기가 일치하지 않습니다. 가장 먼저 드러난 층: {layer}.</translation>
    </message>
    <message>
        <source>Both gradients agree in every layer.</source>
        <translation>모든 층에서 두 기울기가 일치합니다.</translation>
    </message>
    <message>
        <source>Not caught: on this batch the wrong rule gives the right gradient.</source>
        <translation>드러나지 않았습니다. 이 배치에서는 틀린 규칙도 옳은 기울기를 냅니다.</translation>
    </message>
    <message>
        <source>Caught: it shows first in {layer}.</source>
        <translation>찾았습니다. 가장 먼저 드러난 층: {layer}.</translation>
    </message>
    <message>
        <source>You said so.</source>
        <translation>예상한 대로입니다.</translation>
    </message>
    <message>
        <source>You expected {layer}.</source>
        <translation>예상한 층: {layer}.</translation>
    </message>
    <message>
        <source>Each parameter is moved a little up and down, and the loss is computed both times: (L(w + h) − L(w − h)) ÷ 2h. That asks the forward pass alone. Where backpropagation says something else, its rule is wrong.</source>
        <translation>매개변수를 하나씩 조금 늘리고 줄여 가며 그때마다 손실을 계산합니다: (L(w + h) − L(w − h)) ÷ 2h. 여기에는 순전파만 필요합니다. 역전파의 값이 이와 다르면 역전파 규칙이 틀린 것입니다.</translation>
    </message>
    <message>
        <source>Planted in {layer}: {wrong} instead of {right}.</source>
        <translation>심은 층: {layer}. {right} 대신 {wrong}.</translation>
    </message>
    <message>
        <source>The way back begins at the output. Layers that it has passed before the mistake agree; from there on the error is handed down. So look in the first layer that disagrees, or between it and the last one that agrees.</source>
        <translation>역전파는 출력에서 시작합니다. 실수를 만나기 전에 지나온 층은 일치하고, 그다음 층부터는 오류가 이어집니다. 그러니 처음으로 어긋난 층이나, 그 층과 마지막으로 일치한 층 사이를 살펴보세요.</translation>
    </message>
    <message>
        <source>{count} parameters stand at a corner of the loss (a ReLU at 0), where there is no gradient; they are left out.</source>
        <translation>매개변수 {count}개는 손실이 꺾이는 점(ReLU의 0)에 있어 기울기가 없으므로 제외했습니다.</translation>
    </message>
    <message>
        <source>A sample: {checked} of {all} parameters, at most {most} of each kind in a layer, on {samples} samples in float64. Differences took {slow}, backpropagation {fast}.</source>
        <translation>표본: 매개변수 {all}개 가운데 {checked}개(층마다 종류별로 최대 {most}개)를 샘플 {samples}개와 float64로 확인했습니다. 차분에 {slow}, 역전파에 {fast} 걸렸습니다.</translation>
    </message>
    <message>
        <source>All {all} parameters, on {samples} samples in float64. Differences took {slow}, backpropagation {fast}.</source>
        <translation>매개변수 {all}개 모두를 샘플 {samples}개와 float64로 확인했습니다. 차분에 {slow}, 역전파에 {fast} 걸렸습니다.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>A surprise</source>
        <translation>무작위로</translation>
    </message>
    <message>
        <source>{wrong}
instead of {right}</source>
        <translation>{wrong}
옳은 식: {right}</translation>
    </message>
    <message>
        <source>Gradient check</source>
        <translation>기울기 확인</translation>
    </message>
    <message>
        <source>is backpropagation right?</source>
        <translation>역전파가 맞을까?</translation>
    </message>
    <message>
        <source>A row for each kind of parameter. Each point is one parameter, at the relative difference of its two gradients; the diamond is the whole row. Left of 10⁻⁶ the gradients agree, right of 10⁻⁴ they do not.</source>
        <translation>매개변수 종류마다 한 줄입니다. 점 하나가 매개변수 하나이며, 두 기울기의 상대 차이 자리에 놓입니다. 마름모는 줄 전체의 값입니다. 10⁻⁶ 왼쪽이면 두 기울기가 일치하고, 10⁻⁴ 오른쪽이면 일치하지 않습니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Samples of its batch</source>
        <translation>배치의 샘플 수</translation>
    </message>
    <message>
        <source>Plant a mistake</source>
        <translation>실수 심기</translation>
    </message>
    <message>
        <source>Predict: in which layer will it show first?</source>
        <translation>예상해 보세요: 어느 층에서 가장 먼저 드러날까요?</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>More samples take longer; a few are enough to find a mistake</source>
        <translation>샘플이 많을수록 오래 걸립니다. 실수를 찾는 데는 몇 개면 충분합니다</translation>
    </message>
    <message>
        <source>A wrong backward rule, in a copy of the network; the run never has it</source>
        <translation>신경망 사본에만 넣는 틀린 역전파 규칙입니다. 실행 중인 신경망에는 들어가지 않습니다</translation>
    </message>
    <message>
        <source>Layer of the mistake</source>
        <translation>실수를 심을 층</translation>
    </message>
    <message>
        <source>Show without a guess</source>
        <translation>예상하지 않고 보기</translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>part of {derivative}: {product}</source>
        <translation>{derivative}의 일부: {product}</translation>
    </message>
    <message>
        <source>Both passes</source>
        <translation>순전파와 역전파</translation>
    </message>
    <message>
        <source>The inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Forward: {name}</source>
        <translation>순전파: {name}</translation>
    </message>
    <message>
        <source>The way back begins</source>
        <translation>역전파의 시작</translation>
    </message>
    <message>
        <source>Backward through {name}</source>
        <translation>역전파: {name}</translation>
    </message>
    <message>
        <source>These numbers are given. Click one to change it; a step computes what is made of them, one node at a time.</source>
        <translation>주어진 수입니다. 클릭하면 바꿀 수 있습니다. 한 단계마다 노드 하나씩 이 수로 계산해 갑니다.</translation>
    </message>
    <message>
        <source>The node takes what comes from the left and hands its result to the right.</source>
        <translation>노드는 왼쪽에서 온 값을 받아 계산하고 결과를 오른쪽으로 넘깁니다.</translation>
    </message>
    <message>
        <source>If {name} grows by a little, it grows by just that: its gradient with respect to itself is 1.</source>
        <translation>{name} 자신이 조금 늘면 꼭 그만큼 늘어납니다. 그래서 자기 자신에 대한 기울기는 1입니다.</translation>
    </message>
    <message>
        <source>The gradient from the right is multiplied by the slope of the function here.</source>
        <translation>오른쪽에서 온 기울기에 이 지점에서의 함수의 미분값을 곱합니다.</translation>
    </message>
    <message>
        <source>A sum hands the gradient on unchanged, to every term.</source>
        <translation>덧셈은 기울기를 그대로 모든 항에 넘깁니다.</translation>
    </message>
    <message>
        <source>A difference hands the gradient on: unchanged to the first term, with its sign turned to the second.</source>
        <translation>뺄셈은 기울기를 첫째 항에는 그대로, 둘째 항에는 부호를 바꾸어 넘깁니다.</translation>
    </message>
    <message>
        <source>A product hands the gradient on, times the other factor.</source>
        <translation>곱셈은 기울기에 상대방의 값을 곱해 넘깁니다.</translation>
    </message>
    <message>
        <source>A quotient divides the gradient by the denominator; the denominator itself gets it with its sign turned, times the numerator over the denominator squared.</source>
        <translation>나눗셈은 기울기를 분모로 나누어 분자에 넘깁니다. 분모에는 부호를 바꾸고 분자를 곱한 뒤 분모의 제곱으로 나누어 넘깁니다.</translation>
    </message>
    <message>
        <source>A power multiplies the gradient by the exponent and the next lower power.</source>
        <translation>거듭제곱은 기울기에 지수와 한 차수 낮은 거듭제곱을 곱합니다.</translation>
    </message>
    <message>
        <source>A minus turns the sign of the gradient.</source>
        <translation>음의 부호는 기울기의 부호를 바꿉니다.</translation>
    </message>
    <message>
        <source>The exponential is its own slope: the gradient is multiplied by its result.</source>
        <translation>지수 함수는 미분해도 자기 자신입니다. 그래서 기울기에 계산 결과를 곱합니다.</translation>
    </message>
    <message>
        <source>The slope of a sigmoid follows from its result y alone: y × (1 − y), never more than 0.25.</source>
        <translation>시그모이드의 미분은 결과 y만으로 구해집니다: y × (1 − y). 0.25를 넘지 않습니다.</translation>
    </message>
    <message>
        <source>ReLU lets the gradient through where its input is above 0, and stops it elsewhere.</source>
        <translation>ReLU는 입력이 0보다 크면 기울기를 그대로 보내고, 아니면 막습니다.</translation>
    </message>
    <message>
        <source>The absolute value hands the gradient on with the sign of its input.</source>
        <translation>절댓값은 기울기에 입력의 부호를 붙여 넘깁니다.</translation>
    </message>
    <message>
        <source>Only the largest operand gets the gradient: the others change nothing.</source>
        <translation>가장 큰 값만 기울기를 받습니다. 다른 값은 결과를 바꾸지 않기 때문입니다.</translation>
    </message>
    <message>
        <source>Only the smallest operand gets the gradient: the others change nothing.</source>
        <translation>가장 작은 값만 기울기를 받습니다. 다른 값은 결과를 바꾸지 않기 때문입니다.</translation>
    </message>
    <message>
        <source>A logarithm divides the gradient by its input.</source>
        <translation>로그는 기울기를 입력으로 나눕니다.</translation>
    </message>
    <message>
        <source>{name} is used {count} times, so what comes back adds up: {sum}.</source>
        <translation>{name}: {count}번 쓰이므로 되돌아온 기울기를 모두 더합니다: {sum}.</translation>
    </message>
    <message>
        <source>Try it: with {name} larger by {change}, {result} changes by {effect}, which is {quotient} times as much.</source>
        <translation>확인: {name} 값을 {change}만큼 키우면 {result} 값은 {effect}만큼 변합니다. 곧 {quotient}배입니다.</translation>
    </message>
    <message>
        <source>{formula}: there is no such number. Change what goes in.</source>
        <translation>{formula}: 그런 수는 없습니다. 들어가는 값을 바꾸세요.</translation>
    </message>
    <message>
        <source>{formula}: too large, or divided by 0. Change what goes in.</source>
        <translation>{formula}: 너무 크거나 0으로 나누었습니다. 들어가는 값을 바꾸세요.</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>Computational graph of {formula}. Above each edge its value, below it the gradient of {result}.</source>
        <translation>{formula}의 계산 그래프. 간선 위는 값, 아래는 {result}의 기울기.</translation>
    </message>
    <message>
        <source>{name}: value {value}</source>
        <translation>{name}: 값 {value}</translation>
    </message>
    <message>
        <source>{name}: value {value}, gradient {gradient}</source>
        <translation>{name}: 값 {value}, 기울기 {gradient}</translation>
    </message>
    <message>
        <source>{name}: not computed yet</source>
        <translation>{name}: 아직 계산하지 않음</translation>
    </message>
    <message>
        <source>Input {name}</source>
        <translation>입력 {name}</translation>
    </message>
    <message>
        <source>sum {value}</source>
        <translation>합 {value}</translation>
    </message>
    <message>
        <source>step {step} of {last}</source>
        <translation>{last}단계 중 {step}</translation>
    </message>
    <message>
        <source>To the inputs</source>
        <translation>입력으로</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>한 단계 앞으로</translation>
    </message>
    <message>
        <source>To the end of the way back</source>
        <translation>역전파의 끝으로</translation>
    </message>
    <message>
        <source>Step of the walk</source>
        <translation>계산 단계</translation>
    </message>
    <message>
        <source>How far both passes have come</source>
        <translation>순전파와 역전파가 어디까지 왔는지</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Walk forward and backward by itself</source>
        <translation>순전파와 역전파를 저절로 진행</translation>
    </message>
    <message>
        <source>This step</source>
        <translation>이 단계</translation>
    </message>
    <message>
        <source>both passes as a program</source>
        <translation>두 과정을 프로그램으로</translation>
    </message>
    <message>
        <source>Copy the program</source>
        <translation>프로그램 복사</translation>
    </message>
    <message>
        <source>NumPy program</source>
        <translation>NumPy 프로그램</translation>
    </message>
    <message>
        <source>Computational graph</source>
        <translation>계산 그래프</translation>
    </message>
    <message>
        <source>values forward, gradients backward</source>
        <translation>값은 앞으로, 기울기는 뒤로</translation>
    </message>
    <message>
        <source>Above each edge stands its value, below it the gradient of the result with respect to it. Arrow keys walk forward and back. A click on an input, or Enter, changes its number.</source>
        <translation>간선 위에는 값, 아래에는 그 값에 대한 결과의 기울기가 있습니다. 화살표 키로 앞뒤로 갑니다. 입력을 클릭하거나 Enter를 누르면 수를 바꿉니다.</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>Names, numbers, + − × ÷ ^, exp, log, max, sigmoid, relu. Parts with a name are parted by semicolons: a = w*x + b; y = sigmoid(a). Enter reads it, Esc takes it back.</source>
        <translation>이름, 수, + − × ÷ ^, exp, log, max, sigmoid, relu. 이름을 붙인 부분은 세미콜론으로 나눕니다: a = w*x + b; y = sigmoid(a). Enter로 읽고 Esc로 되돌립니다.</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Graphs that are ready, with their numbers</source>
        <translation>수까지 준비된 그래프</translation>
    </message>
    <message>
        <source>Everything as at the beginning</source>
        <translation>모두 처음대로</translation>
    </message>
    <message>
        <source>Export the graph</source>
        <translation>그래프 내보내기</translation>
    </message>
    <message>
        <source>Two apples and tax</source>
        <translation>사과 두 개와 소비세</translation>
    </message>
    <message>
        <source>Apples and oranges</source>
        <translation>사과와 귤</translation>
    </message>
    <message>
        <source>Sigmoid of its parts</source>
        <translation>시그모이드 풀어 쓰기</translation>
    </message>
    <message>
        <source>Softmax with loss of two</source>
        <translation>두 값의 소프트맥스와 손실</translation>
    </message>
    <message>
        <source>A small neuron</source>
        <translation>작은 뉴런</translation>
    </message>
    <message>
        <source>Own formula</source>
        <translation>직접 쓴 수식</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>그래프</translation>
    </message>
    <message>
        <source>forward and backward</source>
        <translation>순전파와 역전파</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>About Glassnet</source>
        <translation>Glassnet 정보</translation>
    </message>
    <message>
        <source>Glassnet {version}</source>
        <translation>Glassnet {version}</translation>
    </message>
    <message>
        <source>A desktop laboratory in which you build a small neural network, watch it learn, and reach into it while it learns.

MIT licence. Fonts: Pretendard, JetBrains Mono (OFL), DejaVu. Icons: Lucide (ISC).</source>
        <translation>작은 신경망을 만들고, 배우는 모습을 지켜보고, 배우는 동안 안을 들여다보고 고치는 데스크톱 실험실입니다.

MIT 라이선스. 글꼴: Pretendard, JetBrains Mono (OFL), DejaVu. 아이콘: Lucide (ISC).</translation>
    </message>
</context>
<context>
    <name>Hidden</name>
    <message>
        <source>Measuring…</source>
        <translation>재는 중…</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>How far through the layers: from the input plane to the output</source>
        <translation>입력 평면에서 출력까지 층을 얼마나 지나왔는지</translation>
    </message>
    <message>
        <source>Stand still</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Fold the plane layer by layer</source>
        <translation>층마다 평면이 접히는 모습 재생</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>다음 단계</translation>
    </message>
    <message>
        <source>hinges of {layer}</source>
        <translation>{layer} 꺾임선</translation>
    </message>
    <message>
        <source>{drawn} of {count} hinges of {layer}</source>
        <translation>{layer} 꺾임선 {count}개 중 {drawn}개</translation>
    </message>
    <message>
        <source>Input plane</source>
        <translation>입력 평면</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>특성</translation>
    </message>
    <message>
        <source>{layer}: weighted sum z</source>
        <translation>{layer}: 가중합 z</translation>
    </message>
    <message>
        <source>{layer}: {activation} of z</source>
        <translation>{layer}: z의 {activation}</translation>
    </message>
    <message>
        <source>PCA of {count} units: {share} % of the variance</source>
        <translation>유닛 {count}개의 PCA: 분산의 {share} %</translation>
    </message>
    <message>
        <source>principal axis {number}</source>
        <translation>주성분 {number}</translation>
    </message>
    <message>
        <source>{stage}, after {epochs} epochs: where the grid of the input plane and the points lie.</source>
        <translation>{epochs}에포크 뒤 {stage}: 입력 평면의 격자와 점들이 놓인 자리.</translation>
    </message>
    <message>
        <source>Hidden space</source>
        <translation>은닉 공간</translation>
    </message>
    <message>
        <source>Where a layer puts the points and the grid of the input plane: it folds the plane until the classes can be parted by a straight line.</source>
        <translation>층이 점들과 입력 평면의 격자를 어디로 옮기는지 보여 줍니다. 층은 두 클래스를 직선으로 나눌 수 있을 때까지 평면을 접습니다.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>The layer whose space is shown</source>
        <translation>공간을 볼 층</translation>
    </message>
    <message>
        <source>First view again</source>
        <translation>처음 방향으로</translation>
    </message>
    <message>
        <source>Export the hidden space</source>
        <translation>은닉 공간 내보내기</translation>
    </message>
</context>
<context>
    <name>Images</name>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Filters and feature maps</source>
        <translation>필터와 특징 맵</translation>
    </message>
    <message>
        <source>Padding and stride</source>
        <translation>패딩과 스트라이드</translation>
    </message>
    <message>
        <source>As code</source>
        <translation>코드로</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>오분류</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Map of the data</source>
        <translation>데이터 지도</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>그리기 판</translation>
    </message>
    <message>
        <source>Where it looks</source>
        <translation>어디를 보는가</translation>
    </message>
</context>
<context>
    <name>InlineField</name>
    <message>
        <source>Enter sets it, Esc leaves it, arrow keys change it by {step}</source>
        <translation>Enter로 정하고 Esc로 그만두며, 화살표 키로 {step}씩 바꿉니다</translation>
    </message>
</context>
<context>
    <name>Lesson</name>
    <message>
        <source>{file} cannot be used…</source>
        <translation>{file} 수업을 쓸 수 없음…</translation>
    </message>
    <message>
        <source>Folder of my own lessons…</source>
        <translation>내 수업 폴더…</translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation>수업에서 나가기</translation>
    </message>
    <message>
        <source>The lesson was left; answers are kept</source>
        <translation>수업을 닫았습니다. 답은 그대로 남아 있습니다</translation>
    </message>
    <message>
        <source>This control is not there just now</source>
        <translation>그 조절 장치는 지금 화면에 없습니다</translation>
    </message>
    <message>
        <source>Save answers for handing in</source>
        <translation>제출할 답 저장</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}</source>
        <translation>{file} 파일을 쓸 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>{file} 저장함</translation>
    </message>
    <message>
        <source>Folder of my own lessons</source>
        <translation>내 수업 폴더</translation>
    </message>
    <message>
        <source>{lessons} lessons found, {broken} cannot be used</source>
        <translation>수업 {lessons}개를 찾았고, {broken}개는 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, {line}번째 줄</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Turn to a step</source>
        <translation>원하는 단계로 가기</translation>
    </message>
    <message>
        <source>Step {step} of {count}, {done} done</source>
        <translation>{count}단계 중 {step}단계, {done}단계 마침</translation>
    </message>
    <message>
        <source>{done} of {count} steps done</source>
        <translation>{count}단계 중 {done}단계 마침</translation>
    </message>
    <message>
        <source>right</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>틀림</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>답 없음</translation>
    </message>
    <message>
        <source>predicted: {answer} ({mark})</source>
        <translation>예측: {answer} ({mark})</translation>
    </message>
    <message>
        <source>at last: {answer} ({mark})</source>
        <translation>마지막 답: {answer} ({mark})</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>먼저 예측해 보세요</translation>
    </message>
    <message>
        <source>The lesson keeps this as it is</source>
        <translation>이 수업에서는 바꾸지 않는 설정입니다</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>훈련 손실</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>테스트 손실</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>훈련 정확도</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>테스트 정확도</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>은닉층 수</translation>
    </message>
    <message>
        <source>Diverged (1 is yes)</source>
        <translation>발산(1이면 예)</translation>
    </message>
    <message>
        <source>Measured results: {count}</source>
        <translation>잰 결과: {count}개</translation>
    </message>
    <message>
        <source>Results that are met: {count}</source>
        <translation>맞은 결과: {count}개</translation>
    </message>
    <message>
        <source>Rows that are right</source>
        <translation>맞은 줄</translation>
    </message>
    <message>
        <source>Rows answered with 1</source>
        <translation>1을 낸 줄</translation>
    </message>
    <message>
        <source>Gradient that is left</source>
        <translation>남은 기울기</translation>
    </message>
    <message>
        <source>Largest share</source>
        <translation>가장 큰 몫</translation>
    </message>
    <message>
        <source>Smallest share</source>
        <translation>가장 작은 몫</translation>
    </message>
    <message>
        <source>The naive form fails (1 is yes)</source>
        <translation>단순한 방법이 실패함 (1은 예)</translation>
    </message>
    <message>
        <source>All shapes meet (1 is yes)</source>
        <translation>형상이 모두 맞음 (1은 예)</translation>
    </message>
    <message>
        <source>Time is measured (1 is yes)</source>
        <translation>시간을 쟀음 (1은 예)</translation>
    </message>
    <message>
        <source>Times faster in a batch</source>
        <translation>배치가 몇 배 빠른가</translation>
    </message>
    <message>
        <source>Steps of the walk</source>
        <translation>걸음의 수</translation>
    </message>
    <message>
        <source>Result of the graph</source>
        <translation>그래프의 결과</translation>
    </message>
    <message>
        <source>On the way back (1 is yes)</source>
        <translation>되돌아오는 길 (1은 예)</translation>
    </message>
    <message>
        <source>Gradients are checked (1 is yes)</source>
        <translation>기울기를 확인했음 (1은 예)</translation>
    </message>
    <message>
        <source>Rows found wrong</source>
        <translation>틀린 것으로 드러난 줄</translation>
    </message>
    <message>
        <source>Largest relative difference</source>
        <translation>가장 큰 상대 차이</translation>
    </message>
    <message>
        <source>A mistake is planted (1 is yes)</source>
        <translation>실수를 심었음 (1은 예)</translation>
    </message>
    <message>
        <source>Calls of the step</source>
        <translation>한 단계의 호출 수</translation>
    </message>
    <message>
        <source>Optimizers in the race</source>
        <translation>경주에 나선 최적화 기법</translation>
    </message>
    <message>
        <source>Lowest loss in the race</source>
        <translation>경주에서 가장 작은 손실</translation>
    </message>
    <message>
        <source>At the global minimum</source>
        <translation>전역 최소점에 닿은 수</translation>
    </message>
    <message>
        <source>Step of the descent</source>
        <translation>하강의 단계</translation>
    </message>
    <message>
        <source>Loss of the descent</source>
        <translation>하강의 손실</translation>
    </message>
    <message>
        <source>Smallest loss there is</source>
        <translation>가장 작은 손실</translation>
    </message>
    <message>
        <source>Training R²</source>
        <translation>훈련 R²</translation>
    </message>
    <message>
        <source>Test R²</source>
        <translation>테스트 R²</translation>
    </message>
    <message>
        <source>Predict first: answer the question</source>
        <translation>먼저 예측: 물음에 답하기</translation>
    </message>
    <message>
        <source>Answer {count} questions</source>
        <translation>물음 {count}개에 답하기</translation>
    </message>
    <message>
        <source>Right answers: {count}</source>
        <translation>맞힌 답: {count}</translation>
    </message>
    <message>
        <source>Measure what was published</source>
        <translation>발표된 값을 직접 재기</translation>
    </message>
    <message>
        <source>now {value}</source>
        <translation>지금 {value}</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>The textbook’s weights</source>
        <translation>교재의 가중치</translation>
    </message>
    <message>
        <source>Save answers for handing in…</source>
        <translation>제출할 답 저장…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Take the figure</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Save the picture that this lesson ends with</source>
        <translation>이 수업을 마무리하는 그림을 저장합니다</translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation>값 {count}개</translation>
    </message>
    <message>
        <source>{met} of {known} met</source>
        <translation>{known}개 중 {met}개 맞음</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>{step}스텝</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확히 같아야 함</translation>
    </message>
    <message>
        <source>to be reached</source>
        <translation>이만큼은 되어야 함</translation>
    </message>
    <message>
        <source>measured by us</source>
        <translation>여기서 잰 값</translation>
    </message>
    <message>
        <source>This needs a file that does not come with the program: the textbook’s own weights, sample_weight.pkl.</source>
        <translation>이것을 재려면 프로그램에 들어 있지 않은 파일, 교재의 가중치 sample_weight.pkl이 있어야 합니다.</translation>
    </message>
    <message>
        <source>about {count} s</source>
        <translation>약 {count}초</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>약 {count}분</translation>
    </message>
    <message>
        <source>{met} of {known} measured values are met</source>
        <translation>잰 값 {known}개 중 {met}개가 맞습니다</translation>
    </message>
    <message>
        <source>▸ comes from the run in the window</source>
        <translation>▸ 창에서 실행한 결과</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>재기</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>다시 재기</translation>
    </message>
    <message>
        <source>Measure the slow ones</source>
        <translation>오래 걸리는 것도 재기</translation>
    </message>
    <message>
        <source>Published and measured</source>
        <translation>발표된 값과 잰 값</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>파일 고르기…</translation>
    </message>
    <message>
        <source>published</source>
        <translation>발표</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Run the lesson’s own checks on this computer, beside the window</source>
        <translation>이 수업의 검사를 이 컴퓨터에서 창과 따로 실행합니다</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>id</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>양</translation>
    </message>
    <message>
        <source>published</source>
        <translation>발표된 값</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>측정한 값</translation>
    </message>
    <message>
        <source>tolerance</source>
        <translation>허용 오차</translation>
    </message>
    <message>
        <source>{count} slow results were left out</source>
        <translation>오래 걸리는 결과 {count}개는 건너뛰었습니다</translation>
    </message>
    <message>
        <source>This lesson checks nothing.</source>
        <translation>이 수업에서 확인한 것이 없습니다.</translation>
    </message>
    <message>
        <source>{met} of {checked} published results are met</source>
        <translation>발표된 결과 {checked}개 가운데 {met}개가 맞습니다</translation>
    </message>
    <message>
        <source>met</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>어긋남</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>{count} more</source>
        <translation>외 {count}가지</translation>
    </message>
    <message>
        <source>bias edited</source>
        <translation>편향 수정</translation>
    </message>
    <message>
        <source>weight edited</source>
        <translation>가중치 수정</translation>
    </message>
    <message>
        <source>weights opened</source>
        <translation>가중치를 열음</translation>
    </message>
    <message>
        <source>{name} changed</source>
        <translation>{name} 변경</translation>
    </message>
    <message>
        <source>{names} added</source>
        <translation>{names} 추가</translation>
    </message>
    <message>
        <source>{names} removed</source>
        <translation>{names} 삭제</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Output</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>Hidden {number}</source>
        <translation>은닉층 {number}</translation>
    </message>
    <message>
        <source>forward pass</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>backward pass</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>update of the weights</source>
        <translation>가중치 갱신</translation>
    </message>
    <message>
        <source>Learning diverged at step {step}: {place}, {formula} is not finite. The step before is still shown.</source>
        <translation>스텝 {step}에서 학습이 발산했습니다: {place}의 {formula} 값이 유한하지 않습니다. 화면은 그 직전 스텝입니다.</translation>
    </message>
    <message>
        <source>Learning stopped because of an error in Glassnet: {error}</source>
        <translation>Glassnet 오류로 학습이 멈췄습니다: {error}</translation>
    </message>
    <message>
        <source>Started again from the initial weights; undo brings the others back</source>
        <translation>초기 가중치에서 다시 시작했습니다. 실행 취소하면 바꾼 가중치로 돌아갑니다</translation>
    </message>
    <message>
        <source>Started again from the initial weights; undo brings step {step} back</source>
        <translation>초기 가중치에서 다시 시작했습니다. 실행 취소하면 스텝 {step}(으)로 돌아갑니다</translation>
    </message>
    <message>
        <source>Stopped: epoch {epoch} is reached</source>
        <translation>정지: 에포크 {epoch}에 이르렀습니다</translation>
    </message>
    <message>
        <source>Stopped: step {step} is reached</source>
        <translation>멈춤: {step}스텝에 도달했습니다</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Stopped: {set} loss is at most {loss}</source>
        <translation>정지: {set} 손실이 {loss} 이하입니다</translation>
    </message>
    <message>
        <source>Stopped: {set} accuracy or R² is at least {score}</source>
        <translation>정지: {set} 정확도 또는 R²가 {score} 이상입니다</translation>
    </message>
    <message>
        <source>Stopped: {rule}</source>
        <translation>정지: {rule}</translation>
    </message>
    <message>
        <source>Output set to {output}: {loss} needs it</source>
        <translation>출력층을 {output}(으)로 바꿨습니다: {loss}에 필요합니다</translation>
    </message>
    <message>
        <source>Loss set to {loss}: it fits the output {output}</source>
        <translation>손실 함수를 {loss}(으)로 바꿨습니다: 출력층 {output}에 맞습니다</translation>
    </message>
    <message>
        <source>Loss set to {loss} and output to {output}, to fit the data</source>
        <translation>데이터에 맞게 손실 함수를 {loss}, 출력층을 {output}(으)로 바꿨습니다</translation>
    </message>
</context>
<context>
    <name>Mistakes</name>
    <message>
        <source>Predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>most certain</source>
        <translation>확신이 큰 순</translation>
    </message>
    <message>
        <source>largest loss</source>
        <translation>손실이 큰 순</translation>
    </message>
    <message>
        <source>by number</source>
        <translation>번호 순</translation>
    </message>
    <message>
        <source>mistakes</source>
        <translation>오분류</translation>
    </message>
    <message>
        <source>all answers</source>
        <translation>모든 답</translation>
    </message>
    <message>
        <source>Which answers</source>
        <translation>어떤 답을 볼지</translation>
    </message>
    <message>
        <source>Show the mistakes alone, or all answers</source>
        <translation>오분류만 보거나 모든 답을 봅니다</translation>
    </message>
    <message>
        <source>Predicted class</source>
        <translation>예측한 클래스</translation>
    </message>
    <message>
        <source>Show only what is taken for this class</source>
        <translation>이 클래스로 예측한 것만 봅니다</translation>
    </message>
    <message>
        <source>Actual class</source>
        <translation>실제 클래스</translation>
    </message>
    <message>
        <source>Show only images of this class</source>
        <translation>이 클래스의 이미지만 봅니다</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Order by the probability of the predicted class, by the loss −ln p of the actual class, or by number</source>
        <translation>예측한 클래스의 확률, 실제 클래스의 손실 −ln p, 또는 번호로 정렬합니다</translation>
    </message>
    <message>
        <source>any</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Cancel the measure</source>
        <translation>측정 취소</translation>
    </message>
    <message>
        <source>Measure again, with all test images</source>
        <translation>모든 테스트 이미지로 다시 측정</translation>
    </message>
    <message>
        <source>The network is answering all test images</source>
        <translation>신경망이 모든 테스트 이미지에 답하는 중입니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Here the answers to images of several classes are shown: choose a set of images.</source>
        <translation>여러 클래스의 이미지에 대한 답이 여기에 나옵니다. 이미지 데이터셋을 고르세요.</translation>
    </message>
    <message>
        <source>The network has not been asked about the test images yet. Pausing does it, or this button.</source>
        <translation>아직 테스트 이미지를 신경망에 묻지 않았습니다. 학습을 멈추거나 이 단추를 누르면 묻습니다.</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>지금 측정</translation>
    </message>
    <message>
        <source>{first} to {last} of {count}</source>
        <translation>{count}개 중 {first}~{last}</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>이전 쪽</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>다음 쪽</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>bars: probability of each class, 0 to 1</source>
        <translation>막대: 각 클래스의 확률, 0~1</translation>
    </message>
    <message>
        <source>test {index}</source>
        <translation>테스트 {index}</translation>
    </message>
    <message>
        <source>{picture}: probability of {name} {value}</source>
        <translation>{picture}: {name}일 확률 {value}</translation>
    </message>
    <message>
        <source>{picture}: {name}, recognised ({value})</source>
        <translation>{picture}: {name}, 바르게 예측 ({value})</translation>
    </message>
    <message>
        <source>{picture}: taken for {predicted} ({certainty}), is {actual} ({truth})</source>
        <translation>{picture}: 예측 {predicted} ({certainty}), 실제 {actual} ({truth})</translation>
    </message>
    <message>
        <source>{wrong} of {all} test images, measured at step {step}</source>
        <translation>테스트 이미지 {all}개 중 {wrong}개, {step}스텝에서 측정</translation>
    </message>
    <message>
        <source>No test image of class {actual} was taken for {predicted}.</source>
        <translation>실제가 {actual}인데 {predicted}(으)로 예측한 테스트 이미지는 없습니다.</translation>
    </message>
    <message>
        <source>No mistakes: every test image of class {actual} is recognised.</source>
        <translation>오분류 없음: 클래스 {actual}의 테스트 이미지를 모두 바르게 예측했습니다.</translation>
    </message>
    <message>
        <source>There is no test image of class {actual}.</source>
        <translation>클래스 {actual}의 테스트 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>No test image was taken for {predicted}.</source>
        <translation>{predicted}(으)로 예측한 테스트 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>No mistakes: all {all} test images are recognised.</source>
        <translation>오분류 없음: 테스트 이미지 {all}개를 모두 바르게 예측했습니다.</translation>
    </message>
    <message>
        <source>Test images with predicted / actual class, and the probability of each class (0 to 1) after {step} steps.</source>
        <translation>테스트 이미지의 예측 / 실제 클래스와 {step}스텝 학습 후 각 클래스의 확률(0~1).</translation>
    </message>
    <message>
        <source>{wrong} of {all} test images are put into a wrong class.</source>
        <translation>테스트 이미지 {all}개 중 {wrong}개를 잘못 분류했습니다.</translation>
    </message>
    <message>
        <source>test image</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>Show all answers</source>
        <translation>모든 답 보기</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>모든 클래스 보기</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>오분류</translation>
    </message>
    <message>
        <source>Test images that the network puts into a wrong class, each with predicted and actual class and the probability of every class. A click shows the image in the feature maps; the arrow keys go from one to the next, Page up and Page down turn pages.</source>
        <translation>신경망이 잘못 분류한 테스트 이미지를 예측한 클래스와 실제 클래스, 각 클래스의 확률과 함께 보여 줍니다. 누르면 그 이미지를 특성 맵에서 보여 줍니다. 화살표 키로 하나씩 옮겨 가고, Page Up과 Page Down으로 쪽을 넘깁니다.</translation>
    </message>
    <message>
        <source>Export this page</source>
        <translation>이 쪽 내보내기</translation>
    </message>
</context>
<context>
    <name>Museum</name>
    <message>
        <source>Where to look</source>
        <translation>볼 곳</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>까닭</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Show the failure; Undo leads back to your own</source>
        <translation>실패를 보여 줍니다. 실행 취소로 내 실험에 돌아갑니다</translation>
    </message>
    <message>
        <source>Mend it: {mend}</source>
        <translation>고치기: {mend}</translation>
    </message>
    <message>
        <source>Let it fail again</source>
        <translation>다시 실패시키기</translation>
    </message>
    <message>
        <source>Back to my own</source>
        <translation>내 것으로 돌아가기</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>이 알림 닫기</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>고친 뒤</translation>
    </message>
    <message>
        <source>Softmax that overflows</source>
        <translation>넘쳐 버리는 소프트맥스</translation>
    </message>
    <message>
        <source>Three classes have the scores 1010, 1000 and 990. The first should get nearly all of the probability. The formula gives no number for any of them.</source>
        <translation>세 클래스의 점수가 1010, 1000, 990입니다. 첫 클래스가 확률을 거의 다 가져가야 하지만, 식대로 계산하면 어느 클래스의 값도 나오지 않습니다.</translation>
    </message>
    <message>
        <source>Softmax, the lower rows: each exponential is ∞, their sum is ∞, and ∞ / ∞ is no number.</source>
        <translation>소프트맥스 패널의 아래쪽 표: 지수가 모두 ∞이고 그 합도 ∞인데, ∞ / ∞는 수가 아닙니다.</translation>
    </message>
    <message>
        <source>Numbers of 64 bits end at about 1.8 · 10³⁰⁸, and exp(x) is larger from x = 710 on. But only the differences between scores matter: taking the same number from all of them changes no share.</source>
        <translation>64비트 수는 약 1.8 · 10³⁰⁸에서 끝나고, exp(x)는 x = 710부터 그보다 커집니다. 그런데 중요한 것은 점수의 차이뿐이어서, 모든 점수에서 같은 수를 빼도 몫은 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Subtract the maximum</source>
        <translation>최댓값 빼기</translation>
    </message>
    <message>
        <source>The scores are 0, −10 and −20 now. No exponential is above 1, and both forms give the same shares.</source>
        <translation>이제 점수는 0, −10, −20입니다. 1보다 큰 지수가 없고, 두 방식의 몫이 같습니다.</translation>
    </message>
    <message>
        <source>All weights begin at zero</source>
        <translation>모두 0에서 시작한 가중치</translation>
    </message>
    <message>
        <source>The network has six hidden units, and learns nothing. After sixty epochs it still guesses, as on the first.</source>
        <translation>은닉 유닛이 여섯 개나 있지만 아무것도 배우지 못합니다. 60에포크가 지나도 처음처럼 찍을 뿐입니다.</translation>
    </message>
    <message>
        <source>Network: the six units of the hidden layer show the same empty picture, and every weight is still 0.</source>
        <translation>신경망: 은닉층의 여섯 유닛이 똑같이 빈 그림을 보이고, 가중치는 모두 그대로 0입니다.</translation>
    </message>
    <message>
        <source>Units with equal weights give equal outputs and get equal gradients, so they stay equal for ever: six of them are no more than one. At exactly 0 even that one stands still, because its gradient is multiplied by an outgoing weight of 0.</source>
        <translation>가중치가 같은 유닛은 출력도 같고 받는 기울기도 같아서 영원히 같은 채로 남습니다. 여섯 개가 하나와 다름없습니다. 정확히 0이면 그 하나마저 멈춥니다. 나가는 가중치 0이 기울기에 곱해지기 때문입니다.</translation>
    </message>
    <message>
        <source>Begin at random</source>
        <translation>무작위로 시작</translation>
    </message>
    <message>
        <source>Every unit begins somewhere else and takes a border of its own. Together they enclose the disc.</source>
        <translation>유닛마다 다른 곳에서 시작해 저마다의 경계를 맡습니다. 그 경계들이 모여 원판을 둘러쌉니다.</translation>
    </message>
    <message>
        <source>ReLU units that die</source>
        <translation>죽어 가는 ReLU 유닛</translation>
    </message>
    <message>
        <source>In the first steps most of the units fall silent, the whole second layer among them. From then on the output is the same at every point.</source>
        <translation>처음 몇 스텝 만에 유닛 대부분이 꺼지고, 둘째 층은 통째로 꺼집니다. 그때부터 출력은 어느 점에서나 같습니다.</translation>
    </message>
    <message>
        <source>Diagnostics, the last column: all eight units of the second layer are silent, and the gradients of every layer are 0.</source>
        <translation>진단의 마지막 열: 둘째 층의 유닛 여덟 개가 모두 꺼졌고, 모든 층의 기울기가 0입니다.</translation>
    </message>
    <message>
        <source>A learning rate of 2 throws weights so far that the sum of a unit is below 0 at every training point. There ReLU is flat: its gradient is 0, so no step can bring the unit back.</source>
        <translation>학습률이 2이면 가중치가 너무 멀리 튀어, 어느 훈련 점에서도 유닛의 가중합이 0보다 작아집니다. 거기서 ReLU는 평평해 기울기가 0이므로, 어떤 스텝도 그 유닛을 되살리지 못합니다.</translation>
    </message>
    <message>
        <source>Learning rate 0.05</source>
        <translation>학습률 0.05</translation>
    </message>
    <message>
        <source>Small steps leave nearly all units alive, and the disc is learnt.</source>
        <translation>작은 스텝으로는 거의 모든 유닛이 살아남고, 원판을 배웁니다.</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>누수 ReLU</translation>
    </message>
    <message>
        <source>Below 0 a small slope is left, so a unit that was thrown too far can come back, even at this learning rate.</source>
        <translation>0 아래에도 작은 기울기가 남아 있어, 멀리 튄 유닛이 이 학습률에서도 돌아올 수 있습니다.</translation>
    </message>
    <message>
        <source>Gradients that vanish</source>
        <translation>사라지는 기울기</translation>
    </message>
    <message>
        <source>Six layers of sigmoid units learn nothing, although the task is an easy one: a disc inside a ring.</source>
        <translation>시그모이드 유닛 여섯 층이 아무것도 배우지 못합니다. 고리 안의 원판을 가려내는 쉬운 과제인데도 그렇습니다.</translation>
    </message>
    <message>
        <source>Diagnostics: the gradients from the output down to the first layer. Each is a few times smaller than the one after it; the first is less than a thousandth of the last.</source>
        <translation>진단: 출력층에서 첫째 층까지의 기울기. 층을 하나 거슬러 갈 때마다 몇 배씩 작아져, 첫째 층에서는 마지막 층의 천분의 일도 되지 않습니다.</translation>
    </message>
    <message>
        <source>On its way back the gradient is multiplied by the slope of each activation, and that of a sigmoid is never above ¼. Six of them leave less than 1/4096, and the weights in between make it smaller still.</source>
        <translation>기울기는 되돌아가며 활성화 함수의 미분값과 곱해지는데, 시그모이드의 미분값은 ¼을 넘지 않습니다. 여섯 번이면 1/4096도 남지 않고, 사이의 가중치가 그것을 더 줄입니다.</translation>
    </message>
    <message>
        <source>Use tanh</source>
        <translation>tanh 쓰기</translation>
    </message>
    <message>
        <source>The slope of tanh is 1 around 0. The gradient arrives at the first layer, and the same six layers learn.</source>
        <translation>tanh의 미분값은 0 근처에서 1입니다. 기울기가 첫째 층까지 다다르고, 같은 여섯 층이 배웁니다.</translation>
    </message>
    <message>
        <source>Use ReLU with He weights</source>
        <translation>ReLU와 He 가중치 쓰기</translation>
    </message>
    <message>
        <source>Where a ReLU is active its slope is 1, and He&apos;s first weights make up for the half that it drops. The gradient arrives.</source>
        <translation>켜진 ReLU의 미분값은 1이고, He의 초기 가중치가 꺼진 절반을 메웁니다. 기울기가 다다릅니다.</translation>
    </message>
    <message>
        <source>A learning rate too large</source>
        <translation>너무 큰 학습률</translation>
    </message>
    <message>
        <source>The network has only a plane to learn. Yet the loss soon rises from step to step, and after ten steps it is too large for a number.</source>
        <translation>배울 것은 평면 하나뿐입니다. 그런데도 손실은 곧 스텝마다 커져, 열 스텝 뒤에는 수로 나타낼 수 없게 됩니다.</translation>
    </message>
    <message>
        <source>Curves: the loss climbs and breaks off. The message at the top says where the numbers ran out.</source>
        <translation>학습 곡선: 손실이 치솟다가 끊깁니다. 위쪽 알림이 어느 계산에서 수를 벗어났는지 알려 줍니다.</translation>
    </message>
    <message>
        <source>A step follows the slope at the place where it begins. One that is too long lands higher up on the other side of the valley, where it is steeper, and the next step is longer still.</source>
        <translation>한 스텝은 출발한 자리의 기울기를 따라갑니다. 너무 길면 골짜기 건너편의 더 높고 더 가파른 곳에 내려앉고, 다음 스텝은 더 길어집니다.</translation>
    </message>
    <message>
        <source>Learning rate 0.1</source>
        <translation>학습률 0.1</translation>
    </message>
    <message>
        <source>A third of the learning rate is enough: every step now ends lower than it began. Between learning well and not at all there is little room.</source>
        <translation>학습률이 3분의 1이면 충분합니다. 이제 손실이 내려갑니다. 잘 배우는 것과 전혀 못 배우는 것 사이는 이렇게 좁습니다.</translation>
    </message>
    <message>
        <source>A perceptron on XOR</source>
        <translation>XOR 앞의 퍼셉트론</translation>
    </message>
    <message>
        <source>One unit without a hidden layer is to tell opposite corners from the other two. It gets about half of the points right, as guessing would.</source>
        <translation>은닉층 없이 유닛 하나가 마주 보는 두 모서리를 다른 둘과 가려내야 합니다. 맞히는 점은 절반쯤으로, 찍는 것과 다름없습니다.</translation>
    </message>
    <message>
        <source>Output: the border is a straight line, wherever it turns.</source>
        <translation>출력: 어느 쪽으로 돌려도 경계는 직선 하나입니다.</translation>
    </message>
    <message>
        <source>w₁x₁ + w₂x₂ + b = 0 is a straight line. Three corners can be put right by one, never all four. Minsky and Papert showed it in 1969.</source>
        <translation>w₁x₁ + w₂x₂ + b = 0은 직선입니다. 직선 하나로 세 모서리는 맞힐 수 있어도 네 모서리는 맞힐 수 없습니다. 민스키와 패퍼트가 1969년에 밝혔습니다.</translation>
    </message>
    <message>
        <source>Add a hidden layer</source>
        <translation>은닉층 추가</translation>
    </message>
    <message>
        <source>Four units draw four lines, and the output joins them: every corner has its class.</source>
        <translation>유닛 네 개가 직선 넷을 긋고 출력이 그것을 잇습니다. 모든 모서리가 제 클래스를 찾습니다.</translation>
    </message>
    <message>
        <source>Add the input x₁ · x₂</source>
        <translation>입력 x₁ · x₂ 추가</translation>
    </message>
    <message>
        <source>The product is positive in two opposite corners and negative in the others. With it as an input one unit is enough.</source>
        <translation>곱은 마주 보는 두 모서리에서 양수, 나머지 둘에서 음수입니다. 이 입력이 있으면 유닛 하나로 충분합니다.</translation>
    </message>
    <message>
        <source>Layers without a bend</source>
        <translation>굽음이 없는 층</translation>
    </message>
    <message>
        <source>Three hidden layers and 121 parameters are to enclose a disc. The result is no better than without any hidden layer.</source>
        <translation>은닉층 세 개와 매개변수 121개로 원판을 둘러싸려 합니다. 결과는 은닉층이 아예 없을 때보다 나을 것이 없습니다.</translation>
    </message>
    <message>
        <source>Output: one straight border. In the network every unit shows a plain slope.</source>
        <translation>출력: 곧은 경계 하나. 신경망에서는 유닛마다 평평한 비탈이 보입니다.</translation>
    </message>
    <message>
        <source>With the identity as activation a layer is a matrix product, and the product of matrices is one matrix: W₃ · (W₂ · (W₁ · x)) = W · x. Depth adds nothing without something nonlinear between the layers.</source>
        <translation>활성화 함수가 항등 함수이면 층은 행렬 곱일 뿐이고, 행렬의 곱은 다시 행렬 하나입니다: W₃ · (W₂ · (W₁ · x)) = W · x. 층 사이에 비선형 함수가 없으면 깊이는 아무것도 더하지 않습니다.</translation>
    </message>
    <message>
        <source>Use tanh between the layers</source>
        <translation>층 사이에 tanh 쓰기</translation>
    </message>
    <message>
        <source>The same layers, each bent a little: the border closes around the disc.</source>
        <translation>같은 층들이 저마다 조금씩 굽습니다. 경계가 닫혀 원판을 둘러쌉니다.</translation>
    </message>
    <message>
        <source>Twenty points learnt by heart</source>
        <translation>통째로 외운 스무 점</translation>
    </message>
    <message>
        <source>A network of 697 parameters gets all of its twenty training points right, but a quarter of the points that it has not seen wrong.</source>
        <translation>매개변수 697개인 신경망이 훈련 점 스무 개를 모두 맞히지만, 본 적 없는 점은 넷 가운데 하나를 틀립니다.</translation>
    </message>
    <message>
        <source>Curves: the training loss goes to 0 while the test loss rises.</source>
        <translation>학습 곡선: 훈련 손실은 0으로 가는데 테스트 손실은 올라갑니다.</translation>
    </message>
    <message>
        <source>The two classes overlap, and where twenty points happen to lie is partly chance. A network with room for it learns the chance as well, and grows ever more certain of it.</source>
        <translation>두 클래스는 서로 겹치고, 스무 점이 놓인 자리에는 우연이 섞여 있습니다. 여유가 많은 신경망은 그 우연까지 배우고, 점점 더 확신합니다.</translation>
    </message>
    <message>
        <source>Learn from 300 points</source>
        <translation>점 300개로 배우기</translation>
    </message>
    <message>
        <source>With 300 points chance evens out. Training and test accuracy come close to each other.</source>
        <translation>점이 300개면 우연이 고르게 섞입니다. 훈련 정확도와 테스트 정확도가 서로 가까워집니다.</translation>
    </message>
    <message>
        <source>Hold the weights small (L2)</source>
        <translation>가중치를 작게 잡아 두기(L2)</translation>
    </message>
    <message>
        <source>Small weights draw smooth borders. The network no longer gets all of the twenty points right, but more of the others.</source>
        <translation>작은 가중치는 매끄러운 경계를 그립니다. 스무 점을 다 맞히지는 못해도 다른 점은 더 많이 맞힙니다.</translation>
    </message>
    <message>
        <source>Failures of neural networks, each at its end: (a) the exponentials of the naive softmax; (b, c) what each hidden unit says over the plane; (d) the greatest gradient of each layer, from the first to the output; (e) the training loss; (f, g, h) the decision map.</source>
        <translation>신경망의 실패, 저마다 학습이 끝났을 때: (a) 단순한 소프트맥스의 지수, (b, c) 은닉 유닛마다 평면 위의 출력, (d) 첫째 층에서 출력층까지 층마다 가장 큰 기울기, (e) 훈련 손실, (f, g, h) 결정 지도.</translation>
    </message>
    <message>
        <source>Failure museum</source>
        <translation>실패 박물관</translation>
    </message>
    <message>
        <source>why networks do not learn</source>
        <translation>신경망이 못 배우는 까닭</translation>
    </message>
    <message>
        <source>Each of these cannot succeed, for a single reason. Open one, guess the reason from what you see, then mend it and watch what changes.</source>
        <translation>여기 있는 것은 저마다 한 가지 까닭으로 성공할 수 없습니다. 하나를 열어 보이는 것에서 까닭을 짐작한 다음, 고치고 무엇이 달라지는지 보세요.</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Hidden {number}</source>
        <translation>은닉층 {number}</translation>
    </message>
    <message>
        <source>1 feature</source>
        <translation>특성 1개</translation>
    </message>
    <message>
        <source>{count} features</source>
        <translation>특성 {count}개</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>고정됨</translation>
    </message>
    <message>
        <source>{layer}, unit {number}</source>
        <translation>{layer}, 유닛 {number}</translation>
    </message>
    <message>
        <source>values {low} to {high}</source>
        <translation>값 {low} ~ {high}</translation>
    </message>
    <message>
        <source>silenced: its output is held at 0</source>
        <translation>꺼짐: 출력을 0으로 묶어 둡니다</translation>
    </message>
    <message>
        <source>frozen: its weights are held</source>
        <translation>고정됨: 가중치를 그대로 둡니다</translation>
    </message>
    <message>
        <source>{source} → {target}: weight {value}</source>
        <translation>{source} → {target}: 가중치 {value}</translation>
    </message>
    <message>
        <source>bias {value}</source>
        <translation>편향 {value}</translation>
    </message>
    <message>
        <source>width 0 to {weight}</source>
        <translation>굵기 0 ~ {weight}</translation>
    </message>
    <message>
        <source>Link: weight</source>
        <translation>선: 가중치</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>양수</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>음수</translation>
    </message>
    <message>
        <source>{first}–{last} of {count}</source>
        <translation>{count}개 중 {first}–{last}</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>왼쪽으로 옮기기</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>오른쪽으로 옮기기</translation>
    </message>
    <message>
        <source>Freeze weights</source>
        <translation>가중치 고정</translation>
    </message>
    <message>
        <source>Remove layer</source>
        <translation>층 삭제</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>유닛 수</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>{layer}: menu</source>
        <translation>{layer}: 메뉴</translation>
    </message>
    <message>
        <source>{layer}: drag to reorder, click to move, freeze or remove it</source>
        <translation>{layer}: 끌어서 순서를 바꾸고, 눌러서 옮기거나 고정하거나 삭제합니다</translation>
    </message>
    <message>
        <source>{layer}: units</source>
        <translation>{layer}: 유닛 수</translation>
    </message>
    <message>
        <source>{layer}: activation</source>
        <translation>{layer}: 활성화 함수</translation>
    </message>
    <message>
        <source>The network {network}: in each neuron its value over the input plane.</source>
        <translation>신경망 {network}. 뉴런마다 입력 평면 위의 값을 보입니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층 추가</translation>
    </message>
    <message>
        <source>Add a hidden layer</source>
        <translation>은닉층 추가</translation>
    </message>
    <message>
        <source>Network diagram</source>
        <translation>신경망 그림</translation>
    </message>
    <message>
        <source>Each square is a neuron and shows its value over the input plane; each line is a weight. Arrow keys walk from neuron to neuron, Enter selects one.</source>
        <translation>사각형은 뉴런이며 입력 평면에서의 값을 보여 줍니다. 선은 가중치입니다. 화살표 키로 뉴런 사이를 옮겨 다니고 Enter로 고릅니다.</translation>
    </message>
    <message>
        <source>{units}, {count} parameters</source>
        <translation>{units}, 매개변수 {count}개</translation>
    </message>
    <message>
        <source>There are {count} hidden layers, the most there can be: remove one</source>
        <translation>은닉층이 최대인 {count}개입니다. 하나를 삭제하세요</translation>
    </message>
    <message>
        <source>Add a hidden layer of 4 units before the output</source>
        <translation>출력층 앞에 유닛 4개인 은닉층을 추가합니다</translation>
    </message>
    <message>
        <source>Show arithmetic</source>
        <translation>계산 보기</translation>
    </message>
    <message>
        <source>Change bias…</source>
        <translation>편향 바꾸기…</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Bias of {neuron}</source>
        <translation>{neuron}의 편향</translation>
    </message>
    <message>
        <source>Weight of {source} → {target}</source>
        <translation>{source} → {target}의 가중치</translation>
    </message>
</context>
<context>
    <name>Networks</name>
    <message>
        <source>Three layers with dropout</source>
        <translation>드롭아웃이 있는 3층 신경망</translation>
    </message>
    <message>
        <source>The two-layer net, 784-50-10</source>
        <translation>2층 신경망 784-50-10</translation>
    </message>
    <message>
        <source>A small CNN</source>
        <translation>작은 CNN</translation>
    </message>
    <message>
        <source>The network of Basics</source>
        <translation>기초의 신경망</translation>
    </message>
    <message>
        <source>The network of “{workspace}”</source>
        <translation>‘{workspace}’의 신경망</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>A copy of it is looked into; its run goes on undisturbed</source>
        <translation>사본을 들여다보므로 실행에는 영향이 없습니다</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>class border</source>
        <translation>클래스 경계</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>활성값</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>주황</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>class {number}</source>
        <translation>클래스 {number}</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Value that the network gives</source>
        <translation>신경망이 내는 값</translation>
    </message>
    <message>
        <source>Most probable class</source>
        <translation>가장 확률이 높은 클래스</translation>
    </message>
    <message>
        <source>Probability of class {name}</source>
        <translation>클래스 {name}의 확률</translation>
    </message>
    <message>
        <source>Output of the network</source>
        <translation>신경망의 출력</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Hidden {number}</source>
        <translation>은닉층 {number}</translation>
    </message>
    <message>
        <source>{layer}, unit {number}</source>
        <translation>{layer}, 유닛 {number}</translation>
    </message>
    <message>
        <source>Output over the input plane after {epochs} epochs; R² of training {score}.</source>
        <translation>{epochs}에포크 뒤 입력 평면의 출력. 훈련 R² {score}.</translation>
    </message>
    <message>
        <source>Output over the input plane after {epochs} epochs.</source>
        <translation>{epochs}에포크 뒤 입력 평면의 출력.</translation>
    </message>
    <message>
        <source>Output over the input plane after {epochs} epochs; {wrong} of {count} training points are on the wrong side.</source>
        <translation>{epochs}에포크 뒤 입력 평면의 출력. 훈련 점 {count}개 중 {wrong}개를 잘못 분류했습니다.</translation>
    </message>
    <message>
        <source>Output over the input plane after {epochs} epochs; {wrong} of {count} training and {test_wrong} of {test_count} test points are on the wrong side.</source>
        <translation>{epochs}에포크 뒤 입력 평면의 출력. 훈련 점 {count}개 중 {wrong}개, 테스트 점 {test_count}개 중 {test_wrong}개를 잘못 분류했습니다.</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Continuous</source>
        <translation>연속</translation>
    </message>
    <message>
        <source>Two colours</source>
        <translation>두 색</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Shades of certainty, one flat colour for each class, or greys with × and o for print</source>
        <translation>확신의 농도, 클래스마다 한 가지 색, 또는 인쇄용 회색과 ×, o</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>그림에 표시할 것</translation>
    </message>
    <message>
        <source>Export the map</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>Training points</source>
        <translation>훈련 점</translation>
    </message>
    <message>
        <source>Test points</source>
        <translation>테스트 점</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>오분류</translation>
    </message>
    <message>
        <source>Contour</source>
        <translation>경계선</translation>
    </message>
    <message>
        <source>Centres, to be dragged</source>
        <translation>중심 (끌어서 옮기기)</translation>
    </message>
    <message>
        <source>Hinge lines of ReLU units</source>
        <translation>ReLU 유닛의 꺾임선</translation>
    </message>
    <message>
        <source>Lock axes and colours</source>
        <translation>축과 색 고정</translation>
    </message>
    <message>
        <source>Keep the ranges of axes and colours, so that a series of maps compares</source>
        <translation>축과 색의 범위를 그대로 두어 여러 지도를 견주어 볼 수 있게 합니다</translation>
    </message>
    <message>
        <source>Axes and colours are locked: let them go</source>
        <translation>축과 색 고정됨: 눌러서 풀기</translation>
    </message>
    <message>
        <source>Decision map</source>
        <translation>결정 영역</translation>
    </message>
    <message>
        <source>What the network answers at every place of the input plane, and the points of the data: training points filled, test points hollow, mistakes ringed. Click a point to see its life.</source>
        <translation>입력 평면의 모든 자리에서 신경망이 내놓는 답과 데이터의 점입니다. 훈련 점은 채우고 테스트 점은 비웠으며 오분류는 둥글게 둘렀습니다. 점을 클릭하면 그 점의 일생을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Where the weighted sum of a unit is 0, so that ReLU and its like bend the plane; other activations have no such line</source>
        <translation>유닛의 가중합이 0이 되어 ReLU 등이 평면을 꺾는 곳입니다. 다른 활성화 함수에는 이런 선이 없습니다</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Paint the first point; the old ones stay until then</source>
        <translation>첫 점을 그리세요. 그때까지는 이전 점들이 남아 있습니다</translation>
    </message>
    <message>
        <source>Paint and erase points</source>
        <translation>점 그리기와 지우기</translation>
    </message>
    <message>
        <source>Points can be painted where the data have classes; these have values</source>
        <translation>점은 클래스가 있는 데이터에만 그릴 수 있습니다. 이 데이터에는 값이 있습니다</translation>
    </message>
    <message>
        <source>{drawn} of {total} points drawn</source>
        <translation>점 {total}개 중 {drawn}개 표시</translation>
    </message>
    <message>
        <source>The data are own points now; undo brings {name} back</source>
        <translation>이제 데이터는 직접 그린 점입니다. 실행 취소하면 {name} 데이터로 돌아갑니다</translation>
    </message>
    <message>
        <source>Paint class {name}</source>
        <translation>{name} 클래스 그리기</translation>
    </message>
    <message>
        <source>Select points</source>
        <translation>점 선택</translation>
    </message>
    <message>
        <source>Brush: a click adds a point, dragging adds many; the right button erases</source>
        <translation>붓: 클릭하면 점 하나, 끌면 여러 점이 더해집니다. 오른쪽 단추는 지웁니다</translation>
    </message>
    <message>
        <source>Eraser: removes the points under it</source>
        <translation>지우개: 닿은 점을 지웁니다</translation>
    </message>
    <message>
        <source>Paint another class</source>
        <translation>다른 클래스 그리기</translation>
    </message>
    <message>
        <source>Small brush</source>
        <translation>작은 붓</translation>
    </message>
    <message>
        <source>Medium brush</source>
        <translation>중간 붓</translation>
    </message>
    <message>
        <source>Large brush</source>
        <translation>큰 붓</translation>
    </message>
    <message>
        <source>Clear all points, to paint on an empty map</source>
        <translation>모든 점을 지우고 빈 지도에 그립니다</translation>
    </message>
    <message>
        <source>Put the tools away</source>
        <translation>도구 닫기</translation>
    </message>
</context>
<context>
    <name>Pad</name>
    <message>
        <source>As the network sees it: cropped, centred, 28 × 28</source>
        <translation>신경망이 보는 모습: 잘라서 가운데로, 28 × 28</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>읽은 값</translation>
    </message>
    <message>
        <source>probability {p}</source>
        <translation>확률 {p}</translation>
    </message>
    <message>
        <source>Feature maps of the first convolution ({count})</source>
        <translation>첫 합성곱층의 특징 맵 ({count}개)</translation>
    </message>
    <message>
        <source>A drawn digit, read as {name} with probability {p} by {network}.</source>
        <translation>그린 숫자를 {network}이 확률 {p}로 {name}(으)로 읽었습니다.</translation>
    </message>
    <message>
        <source>Draw a digit from 0 to 9 on the page: the network answers while you draw.</source>
        <translation>종이에 0부터 9까지의 숫자를 그려 보세요. 그리는 동안 신경망이 답합니다.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>Read as {name}, probability {p}</source>
        <translation>읽은 값 {name}, 확률 {p}</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>그리기 판</translation>
    </message>
    <message>
        <source>Draw with the mouse or a pen. With the keyboard: the arrow keys move a pen, the space bar puts it down and lifts it, Ctrl+Z takes a stroke back.</source>
        <translation>마우스나 펜으로 그립니다. 키보드로는 화살표 키로 펜을 옮기고, 스페이스 바로 펜을 내리고 들며, Ctrl+Z로 획을 취소합니다.</translation>
    </message>
    <message>
        <source>The drawing is fitted into 20 × 20 pixels and its centre of mass is put at the centre of 28 × 28, as the digits of MNIST were. The columns are the probabilities of the classes.</source>
        <translation>그림을 MNIST 숫자처럼 20 × 20 화소에 맞추고, 무게중심을 28 × 28의 가운데에 둡니다. 막대는 클래스별 확률입니다.</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Take the last stroke back</source>
        <translation>마지막 획 취소</translation>
    </message>
    <message>
        <source>Empty the page</source>
        <translation>종이 비우기</translation>
    </message>
    <message>
        <source>Export the drawing</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>답하는 신경망</translation>
    </message>
    <message>
        <source>Ready-made network</source>
        <translation>준비된 신경망</translation>
    </message>
    <message>
        <source>This network</source>
        <translation>이 신경망</translation>
    </message>
    <message>
        <source>Show the drawing among the feature maps of this network</source>
        <translation>이 신경망의 특징 맵에서 그림을 봅니다</translation>
    </message>
    <message>
        <source>the ready-made network</source>
        <translation>준비된 신경망</translation>
    </message>
    <message>
        <source>the network of the experiment</source>
        <translation>이 실험의 신경망</translation>
    </message>
    <message>
        <source>This network is the one of the experiment; it answers once it has learnt some steps. The ready-made network has learnt all of MNIST and reads {accuracy} of its test digits right.</source>
        <translation>‘이 신경망’은 이 실험의 신경망으로, 몇 스텝을 학습하면 답합니다. ‘준비된 신경망’은 MNIST 전체를 학습했으며 테스트 숫자의 {accuracy}를 바르게 읽습니다.</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>펜</translation>
    </message>
    <message>
        <source>Width of the pen</source>
        <translation>펜 굵기</translation>
    </message>
    <message>
        <source>Show in maps</source>
        <translation>특징 맵에서 보기</translation>
    </message>
    <message>
        <source>Width of the pen: {width} of the page</source>
        <translation>펜 굵기: 종이의 {width}</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>{height} × {width} grey</source>
        <translation>{height} × {width} 회색</translation>
    </message>
    <message>
        <source>{height} × {width} in colour</source>
        <translation>{height} × {width} 컬러</translation>
    </message>
    <message>
        <source>{count} pictures, {size}, {classes} classes</source>
        <translation>이미지 {count}개, {size}, 클래스 {classes}개</translation>
    </message>
    <message>
        <source>{smallest} to {largest} pixels</source>
        <translation>{smallest} ~ {largest} 픽셀</translation>
    </message>
    <message>
        <source>{file}: {count} pictures, {size}, {classes} classes</source>
        <translation>{file}: 이미지 {count}개, {size}, 클래스 {classes}개</translation>
    </message>
    <message>
        <source>{training} pictures to learn from, and {test} of a test set of their own.</source>
        <translation>학습할 이미지 {training}개와 따로 있는 테스트 세트 {test}개.</translation>
    </message>
    <message>
        <source>There is no test set of its own: chance deals a share of the pictures out.</source>
        <translation>따로 있는 테스트 세트가 없어 일부를 무작위로 나눕니다.</translation>
    </message>
    <message>
        <source>Files that are no pictures and are left out: {count}.</source>
        <translation>이미지가 아니어서 뺀 파일: {count}개.</translation>
    </message>
    <message>
        <source>training {index}</source>
        <translation>훈련 {index}</translation>
    </message>
    <message>
        <source>test {index}</source>
        <translation>테스트 {index}</translation>
    </message>
    <message>
        <source>before</source>
        <translation>전처리 전</translation>
    </message>
    <message>
        <source>after</source>
        <translation>전처리 후</translation>
    </message>
    <message>
        <source>target of the loss</source>
        <translation>손실 함수의 목표값</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} ~ {high}</translation>
    </message>
    <message>
        <source>{value} at place {place} of {count}</source>
        <translation>{count}자리 중 {place}번째가 {value}</translation>
    </message>
    <message>
        <source>{picture}: {name}, numbers from {range}</source>
        <translation>{picture}: {name}, 값 {range}</translation>
    </message>
    <message>
        <source>{step}: {range}</source>
        <translation>{step}: {range}</translation>
    </message>
    <message>
        <source>{name}: {count} of {all} training pictures, {share} %</source>
        <translation>{name}: 훈련 이미지 {all}개 중 {count}개, {share} %</translation>
    </message>
    <message>
        <source>{name}: {count} of {all} test pictures, {share} %</source>
        <translation>{name}: 테스트 이미지 {all}개 중 {count}개, {share} %</translation>
    </message>
    <message>
        <source>red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source>Pictures before and after preprocessing ({step}) with the range of their numbers, and the class as the loss gets it.</source>
        <translation>전처리({step}) 전과 후의 이미지와 값의 범위, 그리고 손실 함수가 받는 형태의 클래스.</translation>
    </message>
    <message>
        <source>Training pictures with their classes.</source>
        <translation>훈련 이미지와 그 클래스.</translation>
    </message>
    <message>
        <source>Test pictures with their classes.</source>
        <translation>테스트 이미지와 그 클래스.</translation>
    </message>
    <message>
        <source>The pixels of {picture} after preprocessing ({step}): {range}.</source>
        <translation>전처리({step}) 후 {picture}의 픽셀 값: {range}.</translation>
    </message>
    <message>
        <source>The raw pixels of {picture}: {range}.</source>
        <translation>{picture}의 원래 픽셀 값: {range}.</translation>
    </message>
    <message>
        <source>The data set has points and no pictures: choose one with pictures.</source>
        <translation>데이터셋에 이미지가 없고 점만 있습니다. 이미지 데이터셋을 고르세요.</translation>
    </message>
    <message>
        <source>There are no test pictures: lower the training share.</source>
        <translation>테스트 이미지가 없습니다. 훈련 비율을 낮추세요.</translation>
    </message>
    <message>
        <source>There is no picture of class {name} here.</source>
        <translation>여기에 클래스 {name}의 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>모든 클래스 보기</translation>
    </message>
    <message>
        <source>{training} training, {test} test, {size}</source>
        <translation>훈련 {training}개, 테스트 {test}개, {size}</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>training pictures</source>
        <translation>훈련 이미지</translation>
    </message>
    <message>
        <source>test pictures</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>The pictures of the data set with their classes. A click, or Enter, shows one as its numbers; the arrow keys go from one to the next, Page up and Page down turn pages.</source>
        <translation>데이터셋의 이미지와 그 클래스입니다. 누르거나 Enter를 누르면 숫자로 보여 줍니다. 화살표 키로 하나씩 옮겨 가고, Page Up과 Page Down으로 쪽을 넘깁니다.</translation>
    </message>
    <message>
        <source>Number of pictures of each class</source>
        <translation>클래스별 이미지 수</translation>
    </message>
    <message>
        <source>Export these pictures</source>
        <translation>이 이미지 내보내기</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Which pictures</source>
        <translation>보일 이미지</translation>
    </message>
    <message>
        <source>The pictures that the network learns from</source>
        <translation>신경망이 학습하는 이미지</translation>
    </message>
    <message>
        <source>The pictures that test what it has learnt</source>
        <translation>학습한 것을 시험하는 이미지</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>보이는 것</translation>
    </message>
    <message>
        <source>The pictures with their classes</source>
        <translation>이미지와 그 클래스</translation>
    </message>
    <message>
        <source>Each picture before and after preprocessing, and its class as the loss gets it</source>
        <translation>전처리 전과 후의 이미지, 그리고 손실 함수가 받는 형태의 클래스</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Show only pictures of this class</source>
        <translation>이 클래스의 이미지만 보기</translation>
    </message>
    <message>
        <source>numbers from {range}</source>
        <translation>값 {range}</translation>
    </message>
    <message>
        <source>Point at a pixel to read its number</source>
        <translation>픽셀을 가리키면 값을 읽습니다</translation>
    </message>
    <message>
        <source>Back to all pictures</source>
        <translation>모든 이미지로 돌아가기</translation>
    </message>
    <message>
        <source>Picture before</source>
        <translation>이전 이미지</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>다음 이미지</translation>
    </message>
    <message>
        <source>Make every number readable</source>
        <translation>모든 숫자를 읽을 수 있게 확대</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>이미지 전체 보기</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Which numbers</source>
        <translation>보일 숫자</translation>
    </message>
    <message>
        <source>The numbers as they are stored, 0 to 255</source>
        <translation>저장된 그대로의 값, 0~255</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>The channels whose numbers are written</source>
        <translation>숫자를 적을 채널</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>픽셀</translation>
    </message>
    <message>
        <source>The picture as the numbers that it is made of, 0 black and 255 white. The arrow keys go from pixel to pixel.</source>
        <translation>이미지를 이루는 숫자입니다. 0은 검정, 255는 흰색입니다. 화살표 키로 픽셀 사이를 옮겨 다닙니다.</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>이미지 열기</translation>
    </message>
    <message>
        <source>Some pictures</source>
        <translation>이미지 일부</translation>
    </message>
    <message>
        <source>Leave out the pictures that cannot be used</source>
        <translation>쓸 수 없는 이미지를 빼고 열기</translation>
    </message>
    <message>
        <source>Use these pictures</source>
        <translation>이 이미지 사용</translation>
    </message>
    <message>
        <source>Reading, {percent} %</source>
        <translation>읽는 중, {percent} %</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>컬러</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>자르기</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>채우기</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>늘이기</translation>
    </message>
    <message>
        <source>Cut the middle out where the proportions are others</source>
        <translation>비율이 다르면 가운데를 잘라 냅니다</translation>
    </message>
    <message>
        <source>Add black at two sides where the proportions are others</source>
        <translation>비율이 다르면 양쪽을 검정으로 채웁니다</translation>
    </message>
    <message>
        <source>Distort where the proportions are others</source>
        <translation>비율이 다르면 늘이거나 줄입니다</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>높이(픽셀)</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>너비(픽셀)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Height and width that all pictures are brought to</source>
        <translation>모든 이미지를 맞출 높이와 너비</translation>
    </message>
    <message>
        <source>One number a pixel, or three: red, green and blue</source>
        <translation>픽셀마다 숫자 하나, 또는 빨강, 초록, 파랑 셋</translation>
    </message>
    <message>
        <source>Proportions</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>The array that holds the pictures</source>
        <translation>이미지가 든 배열</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>The array that holds the class of each picture</source>
        <translation>이미지마다 클래스가 든 배열</translation>
    </message>
    <message>
        <source>Test pictures</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>The array that holds pictures to test with, if there is one</source>
        <translation>테스트 이미지가 든 배열(있으면)</translation>
    </message>
    <message>
        <source>Test classes</source>
        <translation>테스트 클래스</translation>
    </message>
    <message>
        <source>The array that holds the class of each test picture</source>
        <translation>테스트 이미지마다 클래스가 든 배열</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>What the classes are called, in order, parted by commas</source>
        <translation>클래스의 이름을 순서대로, 쉼표로 구분</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Pictures as .npz or IDX</source>
        <translation>.npz 또는 IDX 이미지</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>Open folder of pictures</source>
        <translation>이미지 폴더 열기</translation>
    </message>
</context>
<context>
    <name>Playground</name>
    <message>
        <source>Playground</source>
        <translation>놀이터</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Hidden space</source>
        <translation>은닉 공간</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Decision map</source>
        <translation>결정 영역</translation>
    </message>
    <message>
        <source>Network diagram</source>
        <translation>신경망 그림</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>진단</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>Choose which panel is shown here</source>
        <translation>여기에 보일 패널을 고릅니다</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>찾는 위치(&amp;L):</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>파일 형식(&amp;T):</translation>
    </message>
</context>
<context>
    <name>Race</name>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>loss above the minimum</source>
        <translation>최솟값과의 손실 차이</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Nobody takes part: switch an optimizer on at the left.</source>
        <translation>참가한 최적화 기법이 없습니다. 왼쪽에서 하나를 켜세요.</translation>
    </message>
    <message>
        <source>Optimizer race</source>
        <translation>최적화 기법 경주</translation>
    </message>
    <message>
        <source>A loss as a map: the fuller the colour, the lower. Every optimizer starts at the ring and goes where the gradient and its memory lead it. Click, or use the arrow keys, to start somewhere else.</source>
        <translation>손실을 지도로 그렸습니다. 색이 진할수록 낮은 곳입니다. 모든 최적화 기법은 동그라미에서 출발해 기울기와 저마다의 기억이 이끄는 대로 갑니다. 클릭하거나 화살표 키를 누르면 다른 곳에서 출발합니다.</translation>
    </message>
    <message>
        <source>Loss of every step</source>
        <translation>스텝마다의 손실</translation>
    </message>
    <message>
        <source>Click to show the race up to that step</source>
        <translation>클릭하면 그 스텝까지의 경주를 보여 줍니다</translation>
    </message>
    <message>
        <source>Everything as at the beginning</source>
        <translation>모두 처음 상태로</translation>
    </message>
    <message>
        <source>Export the race</source>
        <translation>경주 내보내기</translation>
    </message>
    <message>
        <source>start</source>
        <translation>출발점</translation>
    </message>
    <message>
        <source>x {x}, y {y}: loss {loss}, gradient ({dx}, {dy}). Click to start here</source>
        <translation>x {x}, y {y}: 손실 {loss}, 기울기 ({dx}, {dy}). 클릭하면 여기서 출발합니다</translation>
    </message>
    <message>
        <source>At the global minimum {place}: {names}.</source>
        <translation>전역 최소점 {place}에 도착: {names}.</translation>
    </message>
    <message>
        <source>At rest elsewhere, at {place}: {names}.</source>
        <translation>전역 최소점이 아닌 {place}에서 멈춤: {names}.</translation>
    </message>
    <message>
        <source>On the way: {names}.</source>
        <translation>가는 중: {names}.</translation>
    </message>
    <message>
        <source>Diverged: {names}.</source>
        <translation>발산: {names}.</translation>
    </message>
    <message>
        <source>{name} at step {step}</source>
        <translation>{name} ({step}번째 스텝)</translation>
    </message>
    <message>
        <source>This surface is convex: every way down leads to the global minimum, and optimizers differ only in how fast they come there.</source>
        <translation>이 곡면은 볼록합니다. 어느 길로 내려가도 전역 최소점에 이르며, 최적화 기법마다 다른 것은 얼마나 빨리 닿느냐뿐입니다.</translation>
    </message>
    <message>
        <source>Each step sees the whole surface, as full-batch descent sees all data, and yet some do not find the global minimum: the gradient is 0 where they rest. Only a convex loss leads there from every start.</source>
        <translation>배치 경사 하강법이 데이터 전체를 보듯 여기서도 스텝마다 곡면 전체의 기울기를 쓰지만, 전역 최소점을 찾지 못하는 것이 있습니다. 멈춘 곳의 기울기가 0이기 때문입니다. 어디서 출발해도 전역 최소점에 이르는 것은 손실이 볼록할 때뿐입니다.</translation>
    </message>
    <message>
        <source>There are several global minima: the start, and what is remembered on the way, decide which one is found.</source>
        <translation>전역 최소점이 여러 개입니다. 어느 것을 찾을지는 출발점과 가는 길에 쌓인 기억이 정합니다.</translation>
    </message>
    <message>
        <source>This surface is not convex: although each step sees all of it, as full-batch descent sees all data, nothing promises that the global minimum is found.</source>
        <translation>이 곡면은 볼록하지 않습니다. 배치 경사 하강법이 데이터 전체를 보듯 스텝마다 곡면 전체의 기울기를 쓰더라도 전역 최소점을 찾는다는 보장은 없습니다.</translation>
    </message>
    <message>
        <source>**{surface}**, {formula}: {steps} steps from {start}. {endings}</source>
        <translation>**{surface}**, {formula}: {start}에서 출발해 {steps}스텝. {endings}</translation>
    </message>
    <message>
        <source>Learning rates: {rates}</source>
        <translation>학습률: {rates}</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>빠르게</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>출판된 값</translation>
    </message>
    <message>
        <source>Quick: rates that cross this map in some hundred steps. As published: those of the tutorials, which are made for networks</source>
        <translation>빠르게: 이 지도를 백 스텝 남짓에 가로지르는 학습률. 출판된 값: 신경망에 맞춘 튜토리얼의 학습률</translation>
    </message>
    <message>
        <source>Arrows: the momentum</source>
        <translation>화살표: 모멘텀</translation>
    </message>
    <message>
        <source>Ellipses: size of recent gradients</source>
        <translation>타원: 최근 기울기의 크기</translation>
    </message>
    <message>
        <source>Where the memory of earlier gradients pushes, and how strongly</source>
        <translation>지난 기울기의 기억이 어느 쪽으로 얼마나 세게 미는지</translation>
    </message>
    <message>
        <source>Along x and along y: what the gradient is divided by, so that wide means slow</source>
        <translation>x와 y 방향마다 기울기를 나누는 값입니다. 넓을수록 그쪽으로 느리게 갑니다</translation>
    </message>
    <message>
        <source>Click the map to start somewhere else. × is the global minimum.</source>
        <translation>지도를 클릭하면 그곳에서 출발합니다. ×는 전역 최소점입니다.</translation>
    </message>
    <message>
        <source>step {step} of {last}</source>
        <translation>{last}스텝 중 {step}</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>출발점으로</translation>
    </message>
    <message>
        <source>One step further</source>
        <translation>한 스텝 앞으로</translation>
    </message>
    <message>
        <source>Step of the race</source>
        <translation>경주의 스텝</translation>
    </message>
    <message>
        <source>Up to which step the race is shown</source>
        <translation>경주를 몇 번째 스텝까지 보여 줄지</translation>
    </message>
    <message>
        <source>Pause the race</source>
        <translation>경주 멈추기</translation>
    </message>
    <message>
        <source>Play the race</source>
        <translation>경주 재생</translation>
    </message>
    <message>
        <source>{name} takes part</source>
        <translation>{name} 참가</translation>
    </message>
    <message>
        <source>Learning rate of {name}</source>
        <translation>{name}의 학습률</translation>
    </message>
    <message>
        <source>ways down a surface</source>
        <translation>곡면을 내려가는 길</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Work with {workspace}</source>
        <translation>작업 공간: {workspace}</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Setup</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>To open it again</source>
        <translation>다시 여는 방법</translation>
    </message>
    <message>
        <source>Copy this text and paste it into Glassnet: it is the experiment with all that was changed while it learned.</source>
        <translation>이 글을 복사해 Glassnet에 붙여 넣으면 학습하는 동안 바꾼 것까지 모두 담긴 실험이 열립니다.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>training set</source>
        <translation>훈련 데이터</translation>
    </message>
    <message>
        <source>test set</source>
        <translation>테스트 데이터</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>published</source>
        <translation>발표된 값</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>측정한 값</translation>
    </message>
    <message>
        <source>tolerance</source>
        <translation>허용 오차</translation>
    </message>
    <message>
        <source>Published values</source>
        <translation>발표된 값과 비교</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>what was changed</source>
        <translation>바꾼 것</translation>
    </message>
    <message>
        <source>Changes while it learned</source>
        <translation>학습하는 동안 바꾼 것</translation>
    </message>
    <message>
        <source>After {steps} steps, {epochs} epochs</source>
        <translation>{steps}스텝, {epochs}에포크 학습한 뒤</translation>
    </message>
    <message>
        <source>Learning diverged at step {step}: {formula}</source>
        <translation>스텝 {step}에서 학습이 발산했습니다: {formula}</translation>
    </message>
    <message>
        <source>Made with Glassnet. Random seed {seed}; numbers came about on {build}.</source>
        <translation>Glassnet으로 만들었습니다. 난수 시드는 {seed}이고, 숫자는 {build}에서 나왔습니다.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Name, class, what was to be found out</source>
        <translation>이름, 학급, 알아보려는 것</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>There is no run to report yet</source>
        <translation>아직 보고할 학습이 없습니다</translation>
    </message>
    <message>
        <source>The report is in {file}</source>
        <translation>보고서를 {file}에 저장했습니다</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Numbers parted by commas</source>
        <translation>쉼표로 구분한 숫자</translation>
    </message>
    <message>
        <source>Names parted by commas</source>
        <translation>쉼표로 구분한 이름</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>기본값으로</translation>
    </message>
    <message>
        <source>Reset to default, {default}</source>
        <translation>기본값으로: {default}</translation>
    </message>
    <message>
        <source>Range {low} to {high}</source>
        <translation>범위: {low} ~ {high}</translation>
    </message>
    <message>
        <source>At least {low}</source>
        <translation>{low} 이상</translation>
    </message>
    <message>
        <source>Unit {unit}</source>
        <translation>단위: {unit}</translation>
    </message>
    <message>
        <source>Default {default}</source>
        <translation>기본값: {default}</translation>
    </message>
    <message>
        <source>Acts at the next reset</source>
        <translation>다음에 처음부터 시작할 때 적용됩니다</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>off</source>
        <translation>꺼짐</translation>
    </message>
</context>
<context>
    <name>RunProgress</name>
    <message>
        <source>step {step} of {steps}</source>
        <translation>{steps}스텝 중 {step}</translation>
    </message>
    <message>
        <source>testing</source>
        <translation>테스트 중</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
    <message>
        <source>{time} left in the epoch</source>
        <translation>에포크 끝까지 {time}</translation>
    </message>
    <message>
        <source>Progress of the epoch</source>
        <translation>에포크 진행</translation>
    </message>
    <message>
        <source>How much of the training pictures this epoch has seen, and how long it will take at this speed. Pause stops it; nothing is lost.</source>
        <translation>이번 에포크가 학습 이미지를 얼마나 보았는지, 이 속도로 얼마나 더 걸리는지 보여 줍니다. 일시정지하면 멈추고, 잃는 것은 없습니다.</translation>
    </message>
</context>
<context>
    <name>Saliency</name>
    <message>
        <source>The picture is being looked at</source>
        <translation>이미지를 살펴보는 중입니다</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Here it is shown which pixels the answer hangs on: choose a set of images of several classes.</source>
        <translation>어느 픽셀이 예측을 좌우하는지 보여 주는 곳입니다. 여러 클래스의 이미지 데이터셋을 고르세요.</translation>
    </message>
    <message>
        <source>Cancel the occlusion</source>
        <translation>가리기 취소</translation>
    </message>
    <message>
        <source>Compute the occlusion again</source>
        <translation>가리기 다시 계산</translation>
    </message>
    <message>
        <source>Where it looks</source>
        <translation>어디를 보는가</translation>
    </message>
    <message>
        <source>Occlusion: a grey square covers the picture at one place after another; blue is where the probability of the class then falls, orange where it rises. Gradient: how steeply the logit of the class changes with each pixel.</source>
        <translation>가리기: 회색 사각형으로 이미지를 한 곳씩 가린다. 그때 클래스의 확률이 줄어드는 곳은 파랑, 늘어나는 곳은 주황이다. 기울기: 픽셀마다 클래스의 로짓이 얼마나 가파르게 변하는지 나타낸다.</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>조각</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>The test image before</source>
        <translation>이전 테스트 이미지</translation>
    </message>
    <message>
        <source>The next test image</source>
        <translation>다음 테스트 이미지</translation>
    </message>
    <message>
        <source>Number of the test image</source>
        <translation>테스트 이미지 번호</translation>
    </message>
    <message>
        <source>Which test image is looked at, from 0</source>
        <translation>살펴볼 테스트 이미지의 번호, 0부터</translation>
    </message>
    <message>
        <source>The class whose probability and logit are watched</source>
        <translation>확률과 로짓을 살펴볼 클래스</translation>
    </message>
    <message>
        <source>Side of the grey square, in pixels</source>
        <translation>회색 사각형의 한 변(픽셀)</translation>
    </message>
    <message>
        <source>From one place of the square to the next</source>
        <translation>사각형을 한 번에 옮기는 거리(픽셀)</translation>
    </message>
    <message>
        <source>Test image {index}</source>
        <translation>테스트 이미지 {index}</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>가리기</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>p({name}) = {share}</source>
        <translation>p({name}) = {share}</translation>
    </message>
    <message>
        <source>fall of p({name})</source>
        <translation>p({name})의 감소</translation>
    </message>
    <message>
        <source>slope of z({name})</source>
        <translation>z({name})의 기울기</translation>
    </message>
    <message>
        <source>being computed</source>
        <translation>계산 중</translation>
    </message>
    <message>
        <source>{name}, recognised ({share})</source>
        <translation>{name}, 정답 ({share})</translation>
    </message>
    <message>
        <source>{actual}, taken for {predicted} ({share})</source>
        <translation>{actual}, {predicted}(으)로 예측 ({share})</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: pixel {value}</source>
        <translation>{row}행 {column}열: 픽셀 {value}</translation>
    </message>
    <message>
        <source>Test image {index} ({answer}) after {step} steps.</source>
        <translation>{step}스텝 후의 테스트 이미지 {index} ({answer}).</translation>
    </message>
    <message>
        <source>Occlusion: fall of the probability of {name} where a grey square of {size} × {size} pixels, moved by {stride}, covers a pixel (mean).</source>
        <translation>가리기: {size} × {size} 픽셀의 회색 사각형을 {stride}씩 옮기며 가릴 때 {name}의 확률이 줄어드는 정도(픽셀마다 평균).</translation>
    </message>
    <message>
        <source>Gradient: slope of the logit z of {name} as a pixel goes from black to white, without its sign.</source>
        <translation>기울기: 픽셀이 검정에서 하양으로 갈 때 {name}의 로짓 z가 변하는 기울기의 크기.</translation>
    </message>
</context>
<context>
    <name>Script</name>
    <message>
        <source>As code</source>
        <translation>코드로</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>The program that trains this network, for NumPy, PyTorch or Keras: from the same first weights, on the same batches. Pointing at a line lights the part of the diagram that it computes.</source>
        <translation>이 신경망을 학습시키는 프로그램입니다. NumPy, PyTorch, Keras 가운데 고를 수 있으며, 같은 초기 가중치에서 시작해 같은 배치로 학습합니다. 줄을 가리키면 그 줄이 계산하는 부분이 그림에서 밝아집니다.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>The library that the program is written for</source>
        <translation>프로그램이 사용하는 라이브러리</translation>
    </message>
    <message>
        <source>Copy the program</source>
        <translation>프로그램 복사</translation>
    </message>
    <message>
        <source>Save the program with data and weights as…</source>
        <translation>데이터와 가중치를 담아 프로그램 저장…</translation>
    </message>
    <message>
        <source>computes the loss</source>
        <translation>손실을 계산하는 줄</translation>
    </message>
    <message>
        <source>the inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>computes layer {key}</source>
        <translation>{key} 층을 계산하는 줄</translation>
    </message>
    <message>
        <source>computes the gradients of layer {key}</source>
        <translation>{key} 층의 기울기를 계산하는 줄</translation>
    </message>
    <message>
        <source>corrects the weights of layer {key}</source>
        <translation>{key} 층의 가중치를 고치는 줄</translation>
    </message>
    <message>
        <source>Save the program with data and weights</source>
        <translation>데이터와 가중치를 담아 프로그램 저장</translation>
    </message>
    <message>
        <source>saved: {files}</source>
        <translation>저장함: {files}</translation>
    </message>
    <message>
        <source>The program cannot be written to {file}: {reason}. Choose another folder.</source>
        <translation>프로그램을 {file}에 쓸 수 없습니다: {reason}. 다른 폴더를 고르세요.</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Fold these settings, or unfold them</source>
        <translation>이 설정을 접거나 펼칩니다</translation>
    </message>
</context>
<context>
    <name>Shapes</name>
    <message>
        <source>A forward pass with the shape of every matrix.</source>
        <translation>모든 행렬의 형상을 보인 순전파.</translation>
    </message>
    <message>
        <source>({left}) · ({right}) makes {result}. Parameters: {count}</source>
        <translation>({left}) · ({right}) → {result}. 매개변수: {count}</translation>
    </message>
    <message>
        <source>A · B and B · A are equal here; that is rare.</source>
        <translation>여기서는 A · B와 B · A가 같습니다. 드문 일입니다.</translation>
    </message>
    <message>
        <source>The product does not commute: B · A is not A · B.</source>
        <translation>행렬의 곱에는 교환법칙이 성립하지 않습니다: B · A ≠ A · B.</translation>
    </message>
    <message>
        <source>A matrix product: each number is a row of A times a column of B.</source>
        <translation>행렬의 곱: 각 수는 A의 행과 B의 열의 곱.</translation>
    </message>
    <message>
        <source>Row {row} of A times column {column} of B: {sum}</source>
        <translation>A의 {row}행 × B의 {column}열: {sum}</translation>
    </message>
    <message>
        <source>One sample: a single row goes through.</source>
        <translation>샘플 하나: 한 행만 지나갑니다.</translation>
    </message>
    <message>
        <source>{count} samples: {count} rows go through the same weights in the same products.</source>
        <translation>샘플 {count}개: {count}개의 행이 같은 가중치와 한 번에 곱해집니다.</translation>
    </message>
    <message>
        <source>A batch of 1 beside a batch of {count}.</source>
        <translation>크기 1인 배치와 크기 {count}인 배치.</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>샘플 1개</translation>
    </message>
    <message>
        <source>{count} one by one</source>
        <translation>{count}개를 하나씩</translation>
    </message>
    <message>
        <source>{count} together</source>
        <translation>{count}개를 한꺼번에</translation>
    </message>
    <message>
        <source>{times} times as fast</source>
        <translation>{times}배 빠름</translation>
    </message>
    <message>
        <source>Forward: what is above 0 passes, all else becomes 0.</source>
        <translation>순전파: 0보다 큰 값은 그대로 지나고, 나머지는 0이 됩니다.</translation>
    </message>
    <message>
        <source>Backward: the gradient passes where X was above 0. Its own sign does not matter.</source>
        <translation>역전파: X가 0보다 컸던 곳에서만 기울기가 지나갑니다. 기울기 자신의 부호는 상관없습니다.</translation>
    </message>
    <message>
        <source>A ReLU layer forward and backward.</source>
        <translation>ReLU 층의 순전파와 역전파.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Compute the product cell by cell</source>
        <translation>곱을 한 칸씩 계산</translation>
    </message>
    <message>
        <source>Measure the time</source>
        <translation>시간 재기</translation>
    </message>
    <message>
        <source>Cancel, {share} done</source>
        <translation>취소 ({share} 진행)</translation>
    </message>
    <message>
        <source>Measured on this computer now, in float32; medians of nine rounds.</source>
        <translation>이 컴퓨터에서 지금 float32로 아홉 번 잰 중앙값입니다.</translation>
    </message>
    <message>
        <source>Click a number of C to see its row and column; click one of A or B to change it.</source>
        <translation>C의 수를 클릭하면 행과 열을 보이고, A나 B의 수를 클릭하면 바꿉니다.</translation>
    </message>
    <message>
        <source>Click a number in a dark frame to change it.</source>
        <translation>진한 테두리 안의 수를 클릭하면 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>형상</translation>
    </message>
    <message>
        <source>matrices that fit</source>
        <translation>서로 맞는 행렬</translation>
    </message>
    <message>
        <source>Matrices with their shapes. (m × k) times (k × n) makes (m × n): the inner numbers must be equal. Arrow keys walk over a product, Enter changes the first number.</source>
        <translation>행렬과 그 형상입니다. (m × k)와 (k × n)의 곱은 (m × n)이며, 안쪽의 두 수가 같아야 합니다. 화살표 키로 곱의 칸을 옮겨 다니고, Enter로 첫 수를 바꿉니다.</translation>
    </message>
    <message>
        <source>Everything as at the beginning</source>
        <translation>모두 처음대로</translation>
    </message>
    <message>
        <source>Export the sheet</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A와 B 바꾸기</translation>
    </message>
    <message>
        <source>Multiply in the other order</source>
        <translation>곱하는 순서를 바꿉니다</translation>
    </message>
    <message>
        <source>Let both batches go through the network several times, and take the time</source>
        <translation>두 배치를 신경망에 여러 번 통과시켜 시간을 잽니다</translation>
    </message>
    <message>
        <source>Forward pass</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>행렬의 곱</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>What is computed</source>
        <translation>무엇을 계산할지</translation>
    </message>
    <message>
        <source>Sizes of layers such as 2-3-2-2, or each shape by itself such as 1×2 · 2×3 · 3×2. Enter takes them, Esc takes them back.</source>
        <translation>2-3-2-2처럼 층의 크기를 쓰거나, 1×2 · 2×3 · 3×2처럼 형상을 하나씩 씁니다. Enter로 정하고 Esc로 되돌립니다.</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Products that are ready, with their numbers</source>
        <translation>수까지 준비된 곱</translation>
    </message>
    <message>
        <source>Two matrices</source>
        <translation>행렬과 행렬</translation>
    </message>
    <message>
        <source>Matrix and vector</source>
        <translation>행렬과 벡터</translation>
    </message>
    <message>
        <source>Vector and matrix</source>
        <translation>벡터와 행렬</translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation>직접 쓴 수</translation>
    </message>
    <message>
        <source>{name}, row {row}, column {column}</source>
        <translation>{name} {row}행 {column}열</translation>
    </message>
    <message>
        <source>Transpose {left}</source>
        <translation>{left} 전치</translation>
    </message>
    <message>
        <source>Transpose {right}</source>
        <translation>{right} 전치</translation>
    </message>
    <message>
        <source>Swap {left} and {right}</source>
        <translation>{left}, {right} 순서 바꾸기</translation>
    </message>
    <message>
        <source>Make {right} {shape}</source>
        <translation>{right}: {shape}로 만들기</translation>
    </message>
</context>
<context>
    <name>Softmax</name>
    <message>
        <source>Softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>scores to shares</source>
        <translation>점수를 몫으로</translation>
    </message>
    <message>
        <source>A row for each class and a column for each step: the maximum is subtracted, the exponential taken, and each divided by their sum. Beneath, the same without the first step.</source>
        <translation>행은 클래스, 열은 계산 단계입니다. 최댓값을 빼고, 지수 함수를 취하고, 각각을 그 합으로 나눕니다. 아래는 첫 단계를 빼놓고 같은 계산을 한 것입니다.</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>For large scores move the slider that adds to all of them.</source>
        <translation>큰 점수를 보려면 모두에 더하는 슬라이더를 움직이세요.</translation>
    </message>
    <message>
        <source>Safe: the maximum is subtracted first</source>
        <translation>안전한 방법: 먼저 최댓값을 뺍니다</translation>
    </message>
    <message>
        <source>Naive: as the formula is written</source>
        <translation>단순한 방법: 식에 적힌 그대로</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>by temperature</source>
        <translation>온도로 나눔</translation>
    </message>
    <message>
        <source>minus maximum</source>
        <translation>최댓값을 뺌</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>지수 함수</translation>
    </message>
    <message>
        <source>share</source>
        <translation>몫</translation>
    </message>
    <message>
        <source>Class {number} has the largest share: {percent}. The shares add up to 1.</source>
        <translation>{number}번 클래스의 몫이 가장 큽니다: {percent}. 몫을 모두 더하면 1입니다.</translation>
    </message>
    <message>
        <source>The naive form gives the same shares here, since no exponential is too large.</source>
        <translation>너무 큰 지수 함수 값이 없으므로 여기서는 단순한 방법도 같은 몫을 냅니다.</translation>
    </message>
    <message>
        <source>Every exponential is too small a number for {precision} and becomes 0; 0 / 0 is no number. With the maximum subtracted one of them is exp(0) = 1.</source>
        <translation>지수 함수 값이 모두 {precision}에 담기에는 너무 작아 0이 되고, 0 / 0은 수가 아닙니다. 최댓값을 빼면 그중 하나는 exp(0) = 1입니다.</translation>
    </message>
    <message>
        <source>In {precision} exp(x) is ∞ from x = {end} on, and ∞ / ∞ is no number. With the maximum subtracted no exponential is above 1.</source>
        <translation>{precision}에서 exp(x)는 x = {end}부터 ∞가 되고, ∞ / ∞는 수가 아닙니다. 최댓값을 빼면 지수 함수 값이 1을 넘지 않습니다.</translation>
    </message>
    <message>
        <source>Softmax of {count} scores at temperature {temperature}, in {precision}. {naive}</source>
        <translation>온도 {temperature}, {precision}으로 계산한 점수 {count}개의 소프트맥스. {naive}</translation>
    </message>
</context>
<context>
    <name>Stack</name>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>층 {count}개</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>층 1개</translation>
    </message>
    <message>
        <source>Table of layers</source>
        <translation>층 표</translation>
    </message>
    <message>
        <source>The layers from input to output. Arrow keys choose a row, Enter opens its settings, Alt with an arrow key moves it, Delete removes it.</source>
        <translation>입력에서 출력까지의 층입니다. 화살표 키로 행을 고르고, Enter로 설정을 열고, Alt+화살표 키로 옮기고, Delete로 삭제합니다.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Add a layer below the selected row</source>
        <translation>선택한 행 아래에 층 추가</translation>
    </message>
    <message>
        <source>Export the table of layers</source>
        <translation>층 표 내보내기</translation>
    </message>
    <message>
        <source>A draft: learning goes on with the last possible network.</source>
        <translation>초안입니다. 학습은 마지막으로 가능했던 신경망으로 계속됩니다.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Go back to the network that learns</source>
        <translation>학습 중인 신경망으로 돌아갑니다</translation>
    </message>
    <message>
        <source>Output: the shape of one sample behind the layer. {unit}: memory of its outputs and of their gradients for a batch.</source>
        <translation>출력: 층을 지난 샘플 하나의 형상. {unit}: 배치 하나에 대한 층의 출력과 그 기울기의 메모리.</translation>
    </message>
    <message>
        <source>Nothing to set here</source>
        <translation>설정할 것이 없습니다</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>설정 더 보기</translation>
    </message>
    <message>
        <source>Move towards the input</source>
        <translation>입력 쪽으로 옮기기</translation>
    </message>
    <message>
        <source>Move towards the output</source>
        <translation>출력 쪽으로 옮기기</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>{layer}: output {shape}, {count} parameters, {memory} {unit}</source>
        <translation>{layer}: 출력 {shape}, 매개변수 {count}개, {memory} {unit}</translation>
    </message>
    <message>
        <source>Total, batch of {count}</source>
        <translation>합계, 배치 {count}</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Weights, their gradients and the optimizer: {weights} more, {total} in all</source>
        <translation>가중치, 그 기울기, 옵티마이저: {weights} 추가, 모두 {total}</translation>
    </message>
    <message>
        <source>The network, layer by layer. Memory is that of a layer&apos;s outputs and of their gradients for a batch of {count}.</source>
        <translation>신경망의 층별 표. 메모리는 크기 {count}인 배치에 대한 층의 출력과 그 기울기의 메모리입니다.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Memory (bytes)</source>
        <translation>메모리(바이트)</translation>
    </message>
    <message>
        <source>Kind of layer</source>
        <translation>층의 종류</translation>
    </message>
    <message>
        <source>Insert {layer} before it</source>
        <translation>앞에 {layer} 층 넣기</translation>
    </message>
    <message>
        <source>Move it before {layer}</source>
        <translation>{layer} 층 앞으로 옮기기</translation>
    </message>
    <message>
        <source>Set {knob} to {value}</source>
        <translation>{knob}: {value}(으)로 바꾸기</translation>
    </message>
    <message>
        <source>Known as soon as the layer before it is possible</source>
        <translation>앞의 층이 가능해지면 알 수 있습니다</translation>
    </message>
    <message>
        <source>Impossible here</source>
        <translation>이 자리에는 놓을 수 없습니다</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>{count} biases</source>
        <translation>편향 {count}개</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>{test} of {test_count} test</source>
        <translation>테스트 {test_count}개 중 {test}개</translation>
    </message>
    <message>
        <source>train loss</source>
        <translation>훈련 손실</translation>
    </message>
    <message>
        <source>test loss</source>
        <translation>테스트 손실</translation>
    </message>
    <message>
        <source>train accuracy</source>
        <translation>훈련 정확도</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>테스트 정확도</translation>
    </message>
    <message>
        <source>train R²</source>
        <translation>훈련 R²</translation>
    </message>
    <message>
        <source>test R²</source>
        <translation>테스트 R²</translation>
    </message>
    <message>
        <source>test accuracy at step {step}</source>
        <translation>테스트 정확도(스텝 {step})</translation>
    </message>
    <message>
        <source>mistakes</source>
        <translation>오분류</translation>
    </message>
    <message>
        <source>{training} of {training_count} training</source>
        <translation>훈련 {training_count}개 중 {training}개</translation>
    </message>
    <message>
        <source>{training} of {training_count} training, {test} of {test_count} test</source>
        <translation>훈련 {training_count}개 중 {training}개, 테스트 {test_count}개 중 {test}개</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>{name}: one less</source>
        <translation>{name} 하나 줄이기</translation>
    </message>
    <message>
        <source>{name}: one more</source>
        <translation>{name} 하나 늘리기</translation>
    </message>
</context>
<context>
    <name>Stepping</name>
    <message>
        <source>Step {step} on {samples} samples.</source>
        <translation>샘플 {samples}개로 하는 {step}번째 스텝.</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>한 단계씩</translation>
    </message>
    <message>
        <source>one step of learning</source>
        <translation>학습 스텝 하나</translation>
    </message>
    <message>
        <source>One call of a training step: at the top its stage and its layer, then its line of NumPy, then what it read and, behind the arrow, what it wrote. Arrow keys go from call to call.</source>
        <translation>학습 스텝을 이루는 호출 하나입니다. 맨 위는 단계와 층, 그다음은 NumPy 코드 한 줄, 그 아래는 읽은 값이며, 화살표 다음은 쓴 값입니다. 화살표 키로 호출 사이를 오갑니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Go to a stage</source>
        <translation>단계로 이동</translation>
    </message>
    <message>
        <source>Go to a layer</source>
        <translation>층으로 이동</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>모든 호출</translation>
    </message>
    <message>
        <source>Walk the next step</source>
        <translation>다음 스텝 따라가기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>To the first call</source>
        <translation>첫 호출로</translation>
    </message>
    <message>
        <source>One call back</source>
        <translation>이전 호출</translation>
    </message>
    <message>
        <source>One call on</source>
        <translation>다음 호출</translation>
    </message>
    <message>
        <source>To the last call</source>
        <translation>마지막 호출로</translation>
    </message>
    <message>
        <source>Call of the step</source>
        <translation>스텝의 호출</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play call by call</source>
        <translation>호출을 차례로 재생</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>From the inputs to the outputs, layer by layer.</source>
        <translation>입력에서 출력까지 층마다 차례로 계산합니다.</translation>
    </message>
    <message>
        <source>One number for how wrong the outputs are, and its slope.</source>
        <translation>출력이 얼마나 틀렸는지를 나타내는 수 하나와 그 기울기입니다.</translation>
    </message>
    <message>
        <source>From the loss back to the inputs: how it changes with each parameter.</source>
        <translation>손실에서 입력 쪽으로 되돌아가며, 매개변수마다 손실이 어떻게 변하는지 구합니다.</translation>
    </message>
    <message>
        <source>Every parameter goes a little way against its gradient.</source>
        <translation>모든 매개변수가 기울기의 반대 방향으로 조금씩 움직입니다.</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수 하나</translation>
    </message>
    <message>
        <source>min {low} · mean {mean} · max {high}</source>
        <translation>최소 {low} · 평균 {mean} · 최대 {high}</translation>
    </message>
    <message>
        <source>Call {number} of {count}</source>
        <translation>호출 {number} / {count}</translation>
    </message>
    <message>
        <source>One step of learning, call by call: each line of NumPy with what it read and wrote. It is made on a copy; the run goes on undisturbed.</source>
        <translation>학습 스텝 하나를 호출마다 따라갑니다. NumPy 코드 한 줄마다 읽은 값과 쓴 값을 보여 줍니다. 사본에서 하므로 실행에는 영향이 없습니다.</translation>
    </message>
    <message>
        <source>with_ones adds a row of ones, so that the last column of W is the bias.</source>
        <translation>with_ones는 1로 된 행을 하나 덧붙입니다. 그래서 W의 마지막 열이 편향이 됩니다.</translation>
    </message>
    <message>
        <source>Marked: what this call changed.</source>
        <translation>색칠한 값은 이 호출이 바꾼 값입니다.</translation>
    </message>
    <message>
        <source>The same is then done to the rest of the parameters.</source>
        <translation>나머지 매개변수에도 똑같이 합니다.</translation>
    </message>
    <message>
        <source>This step is large: of its last arrays only sizes and means are kept.</source>
        <translation>스텝이 커서 뒤쪽 배열은 크기와 평균만 남겼습니다.</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>{used} of {rows} rows are used</source>
        <translation>{rows}행 가운데 {used}행을 씁니다</translation>
    </message>
    <message>
        <source>{rows} rows</source>
        <translation>{rows}행</translation>
    </message>
    <message>
        <source>{count} incomplete ones left out</source>
        <translation>빈칸이 있는 {count}행은 뺐습니다</translation>
    </message>
    <message>
        <source>parted by commas</source>
        <translation>쉼표로 나뉨</translation>
    </message>
    <message>
        <source>parted by semicolons</source>
        <translation>쌍반점으로 나뉨</translation>
    </message>
    <message>
        <source>parted by tabs</source>
        <translation>탭으로 나뉨</translation>
    </message>
    <message>
        <source>parted by vertical bars</source>
        <translation>세로줄로 나뉨</translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation>{count}열</translation>
    </message>
    <message>
        <source>Open table</source>
        <translation>표 열기</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>처음 몇 행</translation>
    </message>
    <message>
        <source>The first row names the columns</source>
        <translation>첫 행은 열의 이름입니다</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Leave incomplete rows out</source>
        <translation>빈칸이 있는 행 빼기</translation>
    </message>
    <message>
        <source>Use this table</source>
        <translation>이 표 쓰기</translation>
    </message>
    <message>
        <source>Column of x₁</source>
        <translation>x₁ 열</translation>
    </message>
    <message>
        <source>Column of x₂</source>
        <translation>x₂ 열</translation>
    </message>
    <message>
        <source>To be learnt</source>
        <translation>배울 열</translation>
    </message>
    <message>
        <source>Learnt as</source>
        <translation>배우는 방식</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>붙여넣은 글</translation>
    </message>
    <message>
        <source>Reading, {percent} %</source>
        <translation>읽는 중, {percent} %</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Standardise (wise for ranges as large as these)</source>
        <translation>표준화 (범위가 이렇게 클 때 권합니다)</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>표준화</translation>
    </message>
    <message>
        <source>{count} classes: {names}</source>
        <translation>클래스 {count}개: {names}</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>표</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>The clipboard expects a table, got none: copy cells of a spreadsheet, or lines of a CSV file</source>
        <translation>클립보드에 표가 필요한데 없습니다. 스프레드시트의 칸이나 CSV 파일의 줄을 복사하세요</translation>
    </message>
    <message>
        <source>The features are standardised</source>
        <translation>입력 특성을 표준화했습니다</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>최고 속도</translation>
    </message>
    <message>
        <source>{count} steps/s</source>
        <translation>초당 {count}스텝</translation>
    </message>
    <message>
        <source>How many steps are made in a second, at most</source>
        <translation>1초에 나아가는 최대 스텝 수</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>How often each training point has been seen</source>
        <translation>훈련 점을 하나하나 본 횟수</translation>
    </message>
    <message>
        <source>How often the weights have been corrected</source>
        <translation>가중치를 고친 횟수</translation>
    </message>
    <message>
        <source>Steps that the network makes in a second</source>
        <translation>신경망이 1초에 나아가는 스텝 수</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Learn with a lesson, step by step</source>
        <translation>수업을 따라 한 단계씩 배웁니다</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Save a picture or the numbers of a panel</source>
        <translation>패널의 그림이나 수치를 저장합니다</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>밝은 테마</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>어두운 테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Read Glassnet in another language</source>
        <translation>Glassnet을 다른 언어로 봅니다</translation>
    </message>
    <message>
        <source>No network learns on this panel; what plays here has a button of its own</source>
        <translation>이 패널에는 학습할 신경망이 없습니다. 여기서 움직이는 것은 패널에 따로 버튼이 있습니다</translation>
    </message>
</context>
<context>
    <name>Train</name>
    <message>
        <source>step {step}, epoch {epoch}, loss {loss}</source>
        <translation>스텝 {step}, 에포크 {epoch}, 손실 {loss}</translation>
    </message>
    <message>
        <source>Step {step}, epoch {epoch} ({steps} more in {seconds} s)</source>
        <translation>스텝 {step}, 에포크 {epoch} ({seconds} s 동안 {steps}스텝 더)</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>중단했습니다</translation>
    </message>
    <message>
        <source>Learning diverged at step {step}: {formula} is not finite. The step before is kept.</source>
        <translation>스텝 {step}에서 학습이 발산했습니다. {formula}이(가) 유한하지 않습니다. 바로 앞 스텝을 남깁니다.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Saved in {file}</source>
        <translation>{file}에 저장했습니다</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Something went wrong</source>
        <translation>문제가 생겼습니다</translation>
    </message>
    <message>
        <source>An error in Glassnet kept it from doing what was asked. Your experiment and its run are still here: go on, and undo the last change if the error comes back.</source>
        <translation>Glassnet 오류로 요청한 일을 하지 못했습니다. 실험과 학습 결과는 그대로 있습니다. 계속하시고, 오류가 되풀이되면 마지막 변경을 되돌리세요.</translation>
    </message>
</context>
<context>
    <name>Weights</name>
    <message>
        <source>Open weights</source>
        <translation>가중치 열기</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>Use these weights</source>
        <translation>이 가중치 쓰기</translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation>이어서 쓸 것</translation>
    </message>
    <message>
        <source>Activation of the hidden layers</source>
        <translation>은닉층의 활성화 함수</translation>
    </message>
    <message>
        <source>Dropout behind the dense layers</source>
        <translation>완전 연결층 뒤의 드롭아웃</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>최대 풀링</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>{count} parameters, {precision}</source>
        <translation>매개변수 {count}개, {precision}</translation>
    </message>
    <message>
        <source>Weights and models</source>
        <translation>가중치와 모델</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>The file holds numbers alone. What it leaves open is set as it usually is; only what fits its shapes is offered. Pixels are divided by 255.</source>
        <translation>파일에는 숫자만 들어 있습니다. 정해지지 않은 것은 흔히 쓰는 값으로 두었으며, 형상에 맞는 것만 고를 수 있습니다. 픽셀은 255로 나눕니다.</translation>
    </message>
    <message>
        <source>The file tells the layers. The data and the optimizer at hand stay; pixels are divided by 255.</source>
        <translation>파일에 층의 구성이 들어 있습니다. 지금의 데이터와 최적화 기법은 그대로 두고, 픽셀은 255로 나눕니다.</translation>
    </message>
    <message>
        <source>The file tells the layers. Data, preprocessing and optimizer stay as they are.</source>
        <translation>파일에 층의 구성이 들어 있습니다. 데이터, 전처리, 최적화 기법은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>The file has its experiment with it, on other data than those at hand.</source>
        <translation>파일에 실험이 함께 들어 있으며, 그 데이터는 지금의 데이터와 다릅니다.</translation>
    </message>
    <message>
        <source>The file has its experiment with it.</source>
        <translation>파일에 실험이 함께 들어 있습니다.</translation>
    </message>
    <message>
        <source>the experiment of the file</source>
        <translation>파일의 실험</translation>
    </message>
    <message>
        <source>the data at hand</source>
        <translation>지금의 데이터</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}</source>
        <translation>파일을 읽을 수 없습니다: {error}</translation>
    </message>
    <message>
        <source>{file}: {count} parameters are in place. A reset goes back to the initial weights of the seed</source>
        <translation>{file}: 매개변수 {count}개가 들어갔습니다. 처음부터 다시 시작하면 시드가 정하는 초기 가중치로 돌아갑니다</translation>
    </message>
    <message>
        <source>ONNX, for other programs</source>
        <translation>다른 프로그램에서 쓰는 ONNX</translation>
    </message>
    <message>
        <source>safetensors, the numbers</source>
        <translation>가중치만 담는 safetensors</translation>
    </message>
    <message>
        <source>NumPy arrays</source>
        <translation>NumPy 배열</translation>
    </message>
    <message>
        <source>NumPy program</source>
        <translation>NumPy 프로그램</translation>
    </message>
    <message>
        <source>PyTorch program</source>
        <translation>PyTorch 프로그램</translation>
    </message>
    <message>
        <source>Keras program</source>
        <translation>Keras 프로그램</translation>
    </message>
    <message>
        <source>The model is saved in {files}</source>
        <translation>모델을 저장했습니다: {files}</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>모델 내보내기</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Learning was paused when you left; Play lets it go on</source>
        <translation>떠날 때 학습을 일시정지했습니다. 재생을 누르면 이어집니다</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>(channels, height, width)</source>
        <translation>(채널, 높이, 너비)</translation>
    </message>
    <message>
        <source>--choose expects NAME=VALUE, got {got}: write it as activation=relu</source>
        <translation>--choose에는 이름=값이 필요한데 {got}입니다. activation=relu처럼 쓰세요</translation>
    </message>
    <message>
        <source>--out expects a file in an existing folder, got {got}: create the folder first</source>
        <translation>--out에는 있는 폴더 안의 파일이 필요한데 {got}이(가) 주어졌습니다. 먼저 폴더를 만드세요</translation>
    </message>
    <message>
        <source>--out expects a file, got the folder {folder}: add a name</source>
        <translation>--out에는 파일이 필요한데 폴더 {folder}입니다. 파일 이름을 붙이세요</translation>
    </message>
    <message>
        <source>--out expects a folder that may be written, got {folder}: make it, or choose another</source>
        <translation>--out의 폴더는 쓸 수 있어야 하는데 {folder}입니다. 폴더를 만들거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>--out expects a name that ends in .gif, .webp or .png, got {got}</source>
        <translation>--out에는 .gif, .webp, .png로 끝나는 이름이 필요한데 {got}이(가) 주어졌습니다</translation>
    </message>
    <message>
        <source>--out expects a name that ends in .pdf or .html, got {got}</source>
        <translation>--out에는 .pdf나 .html로 끝나는 이름이 필요한데 {got}이(가) 주어졌습니다</translation>
    </message>
    <message>
        <source>--out expects a name that ends in .png, .svg, .pdf, .csv or .tex, got {got}</source>
        <translation>--out에는 .png, .svg, .pdf, .csv, .tex로 끝나는 이름이 와야 하는데 {got}입니다</translation>
    </message>
    <message>
        <source>--out expects a name that ends in one of {known}, got {got}: a run is saved as .glassnet, weights alone as .npz</source>
        <translation>--out의 이름은 {known} 가운데 하나로 끝나야 하는데 {got}입니다. 실행은 .glassnet, 가중치만은 .npz로 저장합니다</translation>
    </message>
    <message>
        <source>--out expects a name that ends in one of {known}, got {got}: correct it, or say --format</source>
        <translation>--out의 이름은 {known} 중 하나로 끝나야 하는데 {got}입니다. 이름을 고치거나 --format을 지정하세요</translation>
    </message>
    <message>
        <source>--panel expects one of {known}, got {got}</source>
        <translation>--panel에는 {known} 중 하나가 와야 하는데 {got}입니다</translation>
    </message>
    <message>
        <source>--panels expects names of {known}, got {got}</source>
        <translation>--panels에는 {known}의 이름이 필요한데 {got}이(가) 주어졌습니다</translation>
    </message>
    <message>
        <source>--seed expects an experiment that has not begun, got a run: leave it out, or save the experiment alone</source>
        <translation>--seed는 시작하지 않은 실험에만 쓸 수 있는데 실행입니다. 빼거나 실험만 따로 저장하세요</translation>
    </message>
    <message>
        <source>--steps expects a number from 0, got {got}</source>
        <translation>--steps에는 0 이상의 수가 필요한데 {got}이(가) 주어졌습니다</translation>
    </message>
    <message>
        <source>A Gaussian mixture expects blocks of at least two classes, got no block: add two</source>
        <translation>가우시안 혼합에는 클래스가 다른 블록이 둘 이상 필요한데 블록이 없습니다. 두 개를 추가하세요</translation>
    </message>
    <message>
        <source>A Gaussian mixture expects blocks of at least two classes, got only class {got}: give a block another class, or add one</source>
        <translation>가우시안 혼합에는 클래스가 둘 이상 필요한데 클래스 {got}만 있습니다. 블록의 클래스를 바꾸거나 블록을 추가하세요</translation>
    </message>
    <message>
        <source>A PDF that can be read was expected, this one is broken or locked ({reason}): save the figure again</source>
        <translation>읽을 수 있는 PDF가 와야 하는데 깨졌거나 잠겨 있습니다({reason}). 그림을 다시 저장하세요</translation>
    </message>
    <message>
        <source>A batch expects at least one picture, got {got}: choose a larger one</source>
        <translation>배치에는 이미지가 한 장 이상 필요한데 {got}입니다. 더 큰 값을 고르세요</translation>
    </message>
    <message>
        <source>A condition expects a finite number, got {got}: choose a smaller one</source>
        <translation>조건에는 유한한 수가 필요하지만 {got}입니다: 더 작은 수를 쓰세요</translation>
    </message>
    <message>
        <source>A condition expects a metric, an operator ({operators}) and a number, got {got}: write it as step &gt;= 1000</source>
        <translation>조건은 지표, 연산자({operators}), 수로 이루어져야 하지만 {got}입니다: step &gt;= 1000처럼 쓰세요</translation>
    </message>
    <message>
        <source>A condition expects one of {known} or a path of the experiment, got {got}: correct the name</source>
        <translation>조건에는 {known} 가운데 하나나 실험의 경로가 필요하지만 {got}입니다: 이름을 고치세요</translation>
    </message>
    <message>
        <source>A convolution expects a kernel of {size} × {size} numbers, got {got}: make it that large</source>
        <translation>합성곱에는 {size} × {size} 수의 커널이 필요한데 {got}이 왔습니다. 그 크기로 맞추세요</translation>
    </message>
    <message>
        <source>A data set expects at most {limit} points of its own, got {got}: leave some out</source>
        <translation>데이터셋의 점은 최대 {limit}개인데 {got}개입니다. 일부를 빼세요</translation>
    </message>
    <message>
        <source>A dense layer expects a row of numbers, got shape {got}: put a flatten layer before it</source>
        <translation>완전 연결층에는 한 줄로 된 입력이 필요한데 형상이 {got}입니다. 앞에 평탄화(Flatten) 층을 넣으세요</translation>
    </message>
    <message>
        <source>A figure expects no entities of its own, this SVG declares some: save it as plain SVG, or open another file</source>
        <translation>그림에는 자체 엔티티가 없어야 하는데 이 SVG에는 있습니다. 일반 SVG로 저장하거나 다른 파일을 여세요</translation>
    </message>
    <message>
        <source>A figure of at most {most} MB was expected, {file} has {size} MB: choose another file</source>
        <translation>그림은 최대 {most} MB여야 하는데 {file}은(는) {size} MB입니다. 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>A film expects a last step after its first, {first}, got {last}: let the run learn, or choose a later step</source>
        <translation>애니메이션의 마지막 스텝은 처음 스텝 {first}보다 뒤여야 하는데 {last}입니다. 먼저 학습하거나 더 뒤의 스텝을 고르세요</translation>
    </message>
    <message>
        <source>A film expects at most {limit} MB of pictures, got {got} MB: choose fewer or smaller ones, or GIF, which takes the least</source>
        <translation>애니메이션의 그림은 모두 합해 {limit} MB 이하여야 하는데 {got} MB입니다. 그림을 줄이거나 작게 하거나, 가장 적게 차지하는 GIF를 고르세요</translation>
    </message>
    <message>
        <source>A film expects {name} from {low} to {high}, got {value}</source>
        <translation>애니메이션의 {name}에는 {low}부터 {high}까지의 값이 필요한데 {value}입니다</translation>
    </message>
    <message>
        <source>A film expects {name} to be one of {known}, got {value}</source>
        <translation>애니메이션의 {name}에는 {known} 가운데 하나가 필요한데 {value}입니다</translation>
    </message>
    <message>
        <source>A fit expects at least one point, got none: add a point</source>
        <translation>곡선을 맞추려면 점이 하나 이상 있어야 하는데 없습니다. 점을 추가하세요</translation>
    </message>
    <message>
        <source>A formula expects a number, a name or an opening bracket at character {place}, got {got}: correct it</source>
        <translation>수식의 {place}번째 글자에 수, 이름 또는 여는 괄호가 와야 하는데 {got}입니다. 고치세요</translation>
    </message>
    <message>
        <source>A formula expects an operator at character {place}, got {got}: write products as 2*x</source>
        <translation>수식의 {place}번째 글자에 연산자가 와야 하는데 {got}입니다. 곱은 2*x처럼 쓰세요</translation>
    </message>
    <message>
        <source>A formula expects an operator or a closing bracket at character {place}, got {got}: correct it, and write products as 2*x</source>
        <translation>수식의 {place}번째 글자에 연산자나 닫는 괄호가 와야 하는데 {got}입니다. 고치고, 곱은 2*x처럼 쓰세요</translation>
    </message>
    <message>
        <source>A formula expects at most {limit} characters, got {got}: shorten it</source>
        <translation>수식은 최대 {limit}자인데 {got}자입니다. 줄이세요</translation>
    </message>
    <message>
        <source>A formula expects at most {limit} parts inside each other, got more at character {place}: simplify it</source>
        <translation>수식은 최대 {limit}겹까지 겹칠 수 있는데 {place}번째 글자에서 넘었습니다. 간단하게 하세요</translation>
    </message>
    <message>
        <source>A formula expects more at character {place}, got its end: complete it, or close its brackets</source>
        <translation>수식이 {place}번째 글자에서 끝났습니다. 마저 쓰거나 괄호를 닫으세요</translation>
    </message>
    <message>
        <source>A formula expects numbers, names, brackets and + - * / ^ &lt; &gt;, got {got} at character {place}: remove or replace it</source>
        <translation>수식에는 수, 이름, 괄호와 + - * / ^ &lt; &gt;만 쓸 수 있는데 {place}번째 글자가 {got}입니다. 지우거나 바꾸세요</translation>
    </message>
    <message>
        <source>A formula expects one of {known}, got {got} at character {place}: correct the name</source>
        <translation>수식에는 {known}만 쓸 수 있는데 {place}번째 글자에 {got}이(가) 있습니다. 이름을 고치세요</translation>
    </message>
    <message>
        <source>A formula of classes expects a comparison such as x2 &gt; sin(x1), got {got}: compare it with something, or choose a formula of values</source>
        <translation>클래스 수식에는 x2 &gt; sin(x1) 같은 비교가 필요한데 {got}입니다. 무엇과 비교하거나 값 수식을 고르세요</translation>
    </message>
    <message>
        <source>A formula of values expects a number, got the comparison {got}: remove the comparison, or choose a formula of classes</source>
        <translation>값 수식의 결과는 수여야 하는데 비교 {got}입니다. 비교를 빼거나 클래스 수식을 고르세요</translation>
    </message>
    <message>
        <source>A gradient check expects a finite loss, got {got}: reset the run or lower its rate</source>
        <translation>기울기 확인에는 유한한 손실이 필요하지만 {got}입니다. 실행을 초기화하거나 학습률을 낮추세요</translation>
    </message>
    <message>
        <source>A graph expects at least one operation, got none at character {place}: write price * count</source>
        <translation>그래프에는 연산이 하나 이상 있어야 하는데 {place}번째 글자까지 없습니다. price * count처럼 쓰세요</translation>
    </message>
    <message>
        <source>A graph expects at most {limit} operations, got more at character {place}: shorten the formula</source>
        <translation>그래프에는 연산을 {limit}개까지 쓸 수 있는데 {place}번째 글자에서 넘었습니다. 수식을 줄이세요</translation>
    </message>
    <message>
        <source>A graph expects one of its inputs {known}, got {got}: choose one</source>
        <translation>그래프의 입력은 {known} 가운데 하나여야 하는데 {got}입니다. 하나를 고르세요</translation>
    </message>
    <message>
        <source>A graph expects operations with a derivative, got {name} at character {place}: use {known}</source>
        <translation>그래프에는 미분할 수 있는 연산만 쓸 수 있는데 {place}번째 글자에 {name} 연산이 있습니다. 쓸 수 있는 것: {known}</translation>
    </message>
    <message>
        <source>A grid expects 2 to 101 steps, got {got}: choose fewer</source>
        <translation>격자는 2~101칸이어야 하지만 {got}칸입니다: 칸 수를 고치세요</translation>
    </message>
    <message>
        <source>A hidden layer expects an elementwise activation, got softmax: choose it for the output instead</source>
        <translation>은닉층에는 원소별 활성화 함수가 필요한데 softmax가 지정되었습니다. softmax는 출력층에서 고르세요</translation>
    </message>
    <message>
        <source>A kernel of {size} expects at least as many cells, got {padded}, {length} of the picture and {padding} of padding: choose a smaller kernel or more padding</source>
        <translation>크기 {size}인 커널에는 그만큼의 칸이 필요한데 {padded}칸뿐입니다(그림 {length}, 패딩 {padding}). 더 작은 커널이나 더 많은 패딩을 고르세요</translation>
    </message>
    <message>
        <source>A kernel of {size} with dilation {dilation} spans {span} cells, but only {padded} are there, {length} of the picture and {padding} of padding: choose a smaller kernel, a smaller dilation or more padding</source>
        <translation>크기 {size}, 팽창 {dilation}인 커널은 {span}칸에 걸치는데 {padded}칸뿐입니다(그림 {length}, 패딩 {padding}). 더 작은 커널이나 팽창, 또는 더 많은 패딩을 고르세요</translation>
    </message>
    <message>
        <source>A lesson expects a file that can be read, got {got}: correct its rights</source>
        <translation>수업 파일을 읽을 수 있어야 하지만 {got}: 파일 권한을 고치세요</translation>
    </message>
    <message>
        <source>A lesson expects a setting of one of its panels {known}, got {got}: add the panel to the lesson, or correct the name</source>
        <translation>수업에는 자기 패널 {known}의 설정이 와야 하는데 {got}입니다. 패널을 수업에 더하거나 이름을 고치세요</translation>
    </message>
    <message>
        <source>A lesson expects one of {known}, got {got}: correct the number</source>
        <translation>수업은 {known} 가운데 하나여야 하지만 {got}입니다: 번호를 고치세요</translation>
    </message>
    <message>
        <source>A lesson expects the file {file}, got none: add it</source>
        <translation>수업에는 {file} 파일이 필요하지만 없습니다: 파일을 넣으세요</translation>
    </message>
    <message>
        <source>A lesson&apos;s file expects UTF-8, got other bytes: save it as UTF-8</source>
        <translation>수업 파일은 UTF-8이어야 하지만 다른 바이트가 있습니다: UTF-8로 저장하세요</translation>
    </message>
    <message>
        <source>A lesson&apos;s file expects at most {limit} bytes, got more: make several lessons of it</source>
        <translation>수업 파일은 {limit}바이트를 넘을 수 없지만 더 깁니다: 여러 수업으로 나누세요</translation>
    </message>
    <message>
        <source>A lesson&apos;s folder expects a name such as 07-my-lesson, got {got}: rename it</source>
        <translation>수업 폴더의 이름은 07-my-lesson 같은 꼴이어야 하지만 {got}입니다: 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>A lesson&apos;s text expects {expected}, got {got}: write it so</source>
        <translation>수업 글에는 {expected} 꼴이 필요하지만 {got}입니다: 그 꼴로 쓰세요</translation>
    </message>
    <message>
        <source>A link expects do:path=value, got {got}: write it as do:optimizer.learning_rate=0.1</source>
        <translation>링크는 do:경로=값 꼴이어야 하지만 {got}입니다: do:optimizer.learning_rate=0.1처럼 쓰세요</translation>
    </message>
    <message>
        <source>A link expects one of the actions {known}, got {got}: correct the name</source>
        <translation>링크에는 동작 {known} 가운데 하나가 필요하지만 {got}입니다: 이름을 고치세요</translation>
    </message>
    <message>
        <source>A map of points expects a data set of points, got pictures: choose another data set</source>
        <translation>점의 지도에는 점 데이터가 필요한데 이미지입니다. 다른 데이터를 고르세요</translation>
    </message>
    <message>
        <source>A map of the data expects at least {low} test pictures, got {got}: keep more back for the test</source>
        <translation>데이터 지도에는 테스트 이미지가 {low}개 이상 있어야 하는데 {got}개입니다. 테스트용을 더 남겨 두세요</translation>
    </message>
    <message>
        <source>A map of the data expects classes, got a data set of values</source>
        <translation>데이터 지도에는 클래스가 있어야 하는데 값으로 된 데이터셋입니다</translation>
    </message>
    <message>
        <source>A map of the data expects pictures, got points: choose pictures</source>
        <translation>데이터 지도에는 이미지가 있어야 하는데 점입니다. 이미지를 고르세요</translation>
    </message>
    <message>
        <source>A map of the data expects {low} to {high} pictures, got {got}</source>
        <translation>데이터 지도의 이미지는 {low}~{high}개여야 하는데 {got}개입니다</translation>
    </message>
    <message>
        <source>A model expects a dense layer at its end, with an activation at most behind it, got {got}: such a network cannot be read</source>
        <translation>모델은 완전 연결층으로 끝나고 그 뒤에는 활성화 함수만 올 수 있는데 {got}입니다. 이런 신경망은 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>A model expects at most {limit} layers, got more: choose a smaller network</source>
        <translation>모델의 층은 최대 {limit}개인데 더 많습니다. 더 작은 신경망을 고르세요</translation>
    </message>
    <message>
        <source>A model expects at most {limit} nodes, got {got}: choose a smaller network</source>
        <translation>모델의 노드는 최대 {limit}개인데 {got}개입니다. 더 작은 신경망을 고르세요</translation>
    </message>
    <message>
        <source>A model expects one input and one output, got {ins} and {outs}: export the network alone</source>
        <translation>모델의 입력과 출력은 하나씩이어야 하는데 {ins}, {outs}입니다. 신경망만 내보내세요</translation>
    </message>
    <message>
        <source>A model is saved in one of the formats {known}, got {got}: choose one of them</source>
        <translation>모델은 {known} 형식 중 하나로 저장하는데 {got}이(가) 지정되었습니다. 그중에서 고르세요</translation>
    </message>
    <message>
        <source>A name expects at most {limit} letters, got {got} at character {place}: shorten it</source>
        <translation>이름은 {limit}자까지인데 {place}번째 글자의 이름이 {got}자입니다. 줄이세요</translation>
    </message>
    <message>
        <source>A name expects to be given once, got {name} again at character {place}: choose another</source>
        <translation>이름은 한 번만 붙일 수 있는데 {place}번째 글자에 {name} 이름이 또 있습니다. 다른 이름을 쓰세요</translation>
    </message>
    <message>
        <source>A number expects to be below 1.8e308, got {got} at character {place}: choose a smaller one</source>
        <translation>수는 1.8e308보다 작아야 하는데 {place}번째 글자에 {got}이(가) 있습니다. 더 작은 수를 쓰세요</translation>
    </message>
    <message>
        <source>A picture expects 2 or 3 axes, got {got}: such a network cannot be read</source>
        <translation>이미지의 축은 2개나 3개여야 하는데 {got}개입니다. 이런 신경망은 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>A picture must fit into memory, got {width} × {height} pixels: choose a smaller size</source>
        <translation>그림이 메모리에 들어가야 하는데 {width} × {height} 픽셀입니다. 더 작은 크기를 고르세요</translation>
    </message>
    <message>
        <source>A point expects a class from 0 to {high}, got {got}: change its class or the number of classes</source>
        <translation>점의 클래스는 0부터 {high}까지여야 하는데 {got}입니다. 클래스나 클래스 수를 바꾸세요</translation>
    </message>
    <message>
        <source>A point expects an index from 0 to {high}, got {got}: choose a point that is there</source>
        <translation>점의 번호는 0부터 {high}까지여야 하는데 {got}입니다. 있는 점을 고르세요</translation>
    </message>
    <message>
        <source>A product expects two matrices of at most {most} rows and columns, got {got}: write 2×3 · 3×2</source>
        <translation>곱에는 행과 열이 {most}개 이하인 행렬 두 개가 필요한데 {got}입니다. 2×3 · 3×2처럼 쓰세요</translation>
    </message>
    <message>
        <source>A program expects a name of its own, got {got}, which would hide the library that it imports: choose another name</source>
        <translation>프로그램에는 고유한 이름이 필요한데 {got}은(는) 프로그램이 불러올 라이브러리를 가립니다. 다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>A race expects a start at which the surface has a value and a slope, got ({x}, {y}): choose another place</source>
        <translation>출발점에서는 곡면에 값과 기울기가 있어야 하는데 ({x}, {y})에는 없습니다. 다른 곳을 고르세요</translation>
    </message>
    <message>
        <source>A recipe expects {parts}, got {got}: correct it, or export the picture again</source>
        <translation>레시피에는 {parts}이(가) 있어야 하는데 {got}입니다. 고치거나 그림을 다시 내보내세요</translation>
    </message>
    <message>
        <source>A run file expects at most {limit} MB, got {got} MB: choose another file</source>
        <translation>학습 기록 파일은 최대 {limit} MB인데 {got} MB입니다. 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>A run file expects snapshots of one run, got one of another branch: leave it out</source>
        <translation>학습 기록 파일에는 한 학습의 스냅숏만 담을 수 있는데 다른 갈래의 것이 있습니다. 빼세요</translation>
    </message>
    <message>
        <source>A safetensors file expects a header of at most {limit} bytes within it, got {got}: fetch it again</source>
        <translation>safetensors 파일의 머리말은 최대 {limit}바이트인데 {got}바이트라고 되어 있습니다. 다시 받으세요</translation>
    </message>
    <message>
        <source>A script expects a schedule that uses its knobs alone, got {got}: move that into a function beside the class</source>
        <translation>스크립트로 내보낼 스케줄은 자기 설정값만 써야 하는데 {got}이(가) 있습니다. 그 부분을 클래스 옆의 함수로 옮기세요</translation>
    </message>
    <message>
        <source>A script expects functions whose source can be read, got {got}: define it with def in a file</source>
        <translation>스크립트로 내보낼 함수는 소스를 읽을 수 있어야 하는데 {got}입니다. 파일에서 def로 정의하세요</translation>
    </message>
    <message>
        <source>A script expects functions with a name, got {got}: define it with def</source>
        <translation>스크립트로 내보낼 함수에는 이름이 있어야 하는데 {got}입니다. def로 정의하세요</translation>
    </message>
    <message>
        <source>A shared text expects all of its {got} letters as they were sent, and some are missing or others: copy it again from its beginning to its end</source>
        <translation>공유 글의 글자 {got}개 가운데 빠지거나 달라진 것이 있습니다. 처음부터 끝까지 다시 복사하세요</translation>
    </message>
    <message>
        <source>A shared text expects at most {limit} characters, got {got}: save a file and send that instead</source>
        <translation>공유 글은 최대 {limit}자인데 {got}자입니다. 파일로 저장해서 보내세요</translation>
    </message>
    <message>
        <source>A shared text expects to begin with glassnet:, got {got}: copy all of it</source>
        <translation>공유 글은 glassnet:으로 시작해야 하는데 {got}입니다. 전부 복사하세요</translation>
    </message>
    <message>
        <source>A source expects one of {known}, got {got}: choose one of them</source>
        <translation>소스 코드의 종류는 {known} 가운데 하나여야 하는데 {got}이(가) 주어졌습니다: 그 가운데 하나를 고르세요</translation>
    </message>
    <message>
        <source>A split expects at least one sample, got {got}: add some points</source>
        <translation>데이터를 나누려면 샘플이 하나 이상 필요한데 {got}개입니다. 점을 추가하세요</translation>
    </message>
    <message>
        <source>A stored network expects a recipe of format {format} in {name}, got another: store the network again</source>
        <translation>저장된 신경망에는 {name}에 형식 {format}의 레시피가 필요한데 다른 형식입니다. 신경망을 다시 저장하세요</translation>
    </message>
    <message>
        <source>A stored network expects its recipe in {name}, which cannot be read ({reason}): put the file back</source>
        <translation>저장된 신경망의 레시피 {name}을 읽을 수 없습니다({reason}). 파일을 되돌려 놓으세요</translation>
    </message>
    <message>
        <source>A stored network expects plain arrays in {name}, which cannot be read ({reason}): put the file back</source>
        <translation>저장된 신경망의 배열 파일 {name}을 읽을 수 없습니다({reason}). 파일을 되돌려 놓으세요</translation>
    </message>
    <message>
        <source>A surface expects a formula that gives a number, got {got}, which says yes or no: write a loss, such as x^2 + y^2</source>
        <translation>곡면에는 숫자가 되는 수식이 필요한데 {got}은(는) 참과 거짓을 말합니다. x^2 + y^2 같은 손실을 쓰세요</translation>
    </message>
    <message>
        <source>A surface expects a value somewhere between {low} and {high}, got none: change the formula or its reach</source>
        <translation>곡면에는 {low}에서 {high} 사이 어딘가에 값이 있어야 하는데 없습니다. 수식이나 범위를 바꾸세요</translation>
    </message>
    <message>
        <source>A table expects 2 to {limit} classes, got {got}: choose another column</source>
        <translation>표의 클래스는 2~{limit}개여야 하는데 {got}개입니다. 다른 열을 고르세요</translation>
    </message>
    <message>
        <source>A table expects at least one row, got none: choose another file</source>
        <translation>표에는 행이 하나 이상 필요한데 없습니다. 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>A text expects loaded weights of at most {limit} MB in all, got more: save the run as an archive instead</source>
        <translation>텍스트에는 불러온 가중치를 모두 합해 {limit} MB까지만 넣을 수 있는데 더 많습니다. 대신 실행을 아카이브로 저장하세요</translation>
    </message>
    <message>
        <source>A text expects loaded weights of at most {limit} MB, got {got} MB: save the run as an archive instead</source>
        <translation>글에는 불러온 가중치를 최대 {limit} MB까지 담을 수 있는데 {got} MB입니다. 학습 기록 파일로 저장하세요</translation>
    </message>
    <message>
        <source>A weights file expects W1, W2, ... without a gap, got no W{number}: save the whole network</source>
        <translation>가중치 파일에는 W1, W2, ...가 빠짐없이 필요한데 W{number}가 없습니다. 신경망 전체를 저장하세요</translation>
    </message>
    <message>
        <source>A weights file expects a complete pickle of arrays of numbers, got a damaged one: fetch it again or save it anew</source>
        <translation>가중치 파일은 숫자 배열을 담은 온전한 pickle이어야 하는데 손상되었습니다. 다시 받거나 새로 저장하세요</translation>
    </message>
    <message>
        <source>A weights file expects a dictionary W1, b1, W2, b2, ..., got {got}: save the network&apos;s params</source>
        <translation>가중치 파일에는 W1, b1, W2, b2, ... 딕셔너리가 필요한데 {got}입니다. 신경망의 params를 저장하세요</translation>
    </message>
    <message>
        <source>A weights file expects a few arrays, got more than {limit} single values: save them as NumPy arrays</source>
        <translation>가중치 파일에는 배열 몇 개가 필요한데 낱개 값이 {limit}개가 넘습니다. NumPy 배열로 저장하세요</translation>
    </message>
    <message>
        <source>A weights file expects a pickle of protocol 2 to 5, got something else: save the dictionary with pickle.dump</source>
        <translation>가중치 파일은 프로토콜 2~5의 pickle이어야 하는데 아닙니다. 딕셔너리를 pickle.dump로 저장하세요</translation>
    </message>
    <message>
        <source>A weights file expects an experiment with pictures, got one with points: open it in Images</source>
        <translation>가중치 파일에는 이미지를 쓰는 실험이 필요한데 점을 쓰는 실험입니다. 이미지 작업 공간에서 여세요</translation>
    </message>
    <message>
        <source>A weights file expects arrays of numbers, got a call of {got}: it was refused and nothing was run. Do not use the file</source>
        <translation>가중치 파일에는 숫자 배열만 있어야 하는데 {got} 호출이 들어 있습니다. 거부했으며 아무것도 실행하지 않았습니다. 이 파일을 쓰지 마세요</translation>
    </message>
    <message>
        <source>A weights file expects arrays of numbers, got a state for an object of type {got}: it was refused and nothing was run. Do not use the file</source>
        <translation>가중치 파일에는 숫자 배열만 있어야 하는데 {got} 형 객체의 상태가 들어 있습니다. 거부했으며 아무것도 실행하지 않았습니다. 이 파일을 쓰지 마세요</translation>
    </message>
    <message>
        <source>A weights file expects arrays of numbers, got none: choose another</source>
        <translation>가중치 파일에는 숫자 배열이 필요한데 없습니다. 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>A weights file expects arrays of numbers, got the pickle operation {got}: it was refused and nothing was run. Do not use the file</source>
        <translation>가중치 파일에는 숫자 배열만 있어야 하는데 pickle 명령 {got}이 들어 있습니다. 거부했으며 아무것도 실행하지 않았습니다. 이 파일을 쓰지 마세요</translation>
    </message>
    <message>
        <source>A weights file expects at most {limit} MB, got {got} MB: choose a smaller one</source>
        <translation>가중치 파일은 {limit}MB 이하여야 하는데 {got}MB입니다. 더 작은 파일을 고르세요</translation>
    </message>
    <message>
        <source>A weights file expects convolutions first and dense layers behind them, got another order: such a network cannot be read</source>
        <translation>가중치 파일에서는 합성곱층이 먼저 오고 완전 연결층이 뒤에 와야 하는데 순서가 다릅니다. 이런 신경망은 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>A weights file expects layers that follow each other, got shapes that do not: {got}. Name them in their order, such as W1, b1, W2, b2</source>
        <translation>가중치 파일의 층은 서로 이어져야 하는데 형상이 맞지 않습니다: {got}. W1, b1, W2, b2처럼 순서대로 이름을 붙이세요</translation>
    </message>
    <message>
        <source>A weights file expects the names W1, b1, W2, b2, ... or those of dense layers and convolutions in PyTorch or Keras, got {got}: other layers come as ONNX</source>
        <translation>가중치 파일에는 W1, b1, W2, b2, ... 또는 PyTorch나 Keras의 완전 연결층과 합성곱층 이름이 필요한데 {got}입니다. 다른 층은 ONNX로 가져오세요</translation>
    </message>
    <message>
        <source>A weights file expects the names W1, b1, W2, b2, ..., got {got}: dense layers and convolutions can be read, normalisation and others cannot</source>
        <translation>가중치 파일의 이름은 W1, b1, W2, b2, ...여야 하는데 {got}입니다. 완전 연결층과 합성곱층은 읽을 수 있지만 정규화 등은 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>An array of shape {shape} expects {expected} bytes, got {got}: the file is damaged, fetch it again</source>
        <translation>형상이 {shape}인 배열에는 {expected}바이트가 필요한데 {got}바이트입니다. 파일이 손상되었으니 다시 받으세요</translation>
    </message>
    <message>
        <source>An image is named by a whole number, got {got}</source>
        <translation>이미지는 정수로 가리켜야 하는데 {got}이(가) 왔습니다</translation>
    </message>
    <message>
        <source>Arrays expects two names, pictures and classes, or four with the test set, got {got}: add or remove some</source>
        <translation>배열 이름은 이미지와 클래스 2개, 테스트 세트까지 4개여야 하는데 {got}개입니다. 더하거나 빼세요</translation>
    </message>
    <message>
        <source>At most {high} images stand side by side, got {got}: name fewer</source>
        <translation>이미지는 {high}개까지 나란히 놓을 수 있는데 {got}개가 왔습니다. 수를 줄이세요</translation>
    </message>
    <message>
        <source>Before = a name of at most {limit} letters is expected, got {got} at character {place}: write total = price * count</source>
        <translation>= 앞에는 {limit}자 이하의 이름이 있어야 하는데 {place}번째 글자에 {got}입니다. total = price * count처럼 쓰세요</translation>
    </message>
    <message>
        <source>Confusion expects classes, got a data set of values: look at R² instead</source>
        <translation>혼동 행렬에는 클래스가 필요한데 이 데이터셋의 목표는 연속값입니다. 대신 R²를 보세요</translation>
    </message>
    <message>
        <source>Confusion expects points, got pictures: have them answered by the job</source>
        <translation>혼동 행렬의 이 계산에는 점이 필요한데 이미지가 들어왔습니다. 이미지 작업 공간의 혼동 행렬을 쓰세요</translation>
    </message>
    <message>
        <source>Each layer expects a key of its own without a dot, got {got}: rename it</source>
        <translation>층의 키는 서로 다르고 마침표가 없어야 하는데 {got}입니다. 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>Either a file or --lesson was expected: name one of them</source>
        <translation>파일과 --lesson 중 하나가 필요합니다. 하나만 지정하세요</translation>
    </message>
    <message>
        <source>Expected a finite number, got {got}: enter a smaller exponent</source>
        <translation>유한한 수가 필요한데 {got}이(가) 입력되었습니다. 지수를 줄이세요</translation>
    </message>
    <message>
        <source>Expected a number, got nothing: enter digits, such as 0.03 or 1e-3</source>
        <translation>수가 필요한데 비어 있습니다. 0.03이나 1e-3처럼 입력하세요</translation>
    </message>
    <message>
        <source>Expected a number, got {got}: enter digits, such as 0.03 or 1e-3</source>
        <translation>수가 필요한데 {got}이(가) 입력되었습니다. 0.03이나 1e-3처럼 입력하세요</translation>
    </message>
    <message>
        <source>Expected a number, got {got}: write decimals with a point, thousands as 1,000</source>
        <translation>수가 필요한데 {got}이(가) 입력되었습니다. 소수점은 마침표로, 천 단위는 1,000처럼 쓰세요</translation>
    </message>
    <message>
        <source>Expected a whole number from {low} to {high}, got {got}: choose one of them</source>
        <translation>{low}에서 {high} 사이의 정수가 필요한데 {got}이(가) 입력되었습니다. 범위 안에서 고르세요</translation>
    </message>
    <message>
        <source>Expected {low} to {high} numbers, got {got}: add or remove some</source>
        <translation>수 {low}~{high}개가 필요한데 {got}개입니다. 더하거나 빼세요</translation>
    </message>
    <message>
        <source>Feature maps expect a convolution layer, got {got}: choose one</source>
        <translation>특징 맵에는 합성곱 층이 필요한데 {got}이(가) 왔습니다. 합성곱 층을 고르세요</translation>
    </message>
    <message>
        <source>Feature maps expect a picture, got none: choose some</source>
        <translation>특징 맵에는 그림이 필요한데 없습니다. 그림을 고르세요</translation>
    </message>
    <message>
        <source>IDX files expect one of pictures and one of labels, and perhaps the same of a test set, got {images} of pictures and {labels} of labels: choose those that belong together</source>
        <translation>IDX 파일은 이미지와 레이블 하나씩, 테스트 세트가 있으면 그 둘도 필요한데 이미지 파일 {images}개와 레이블 파일 {labels}개입니다. 서로 맞는 것을 고르세요</translation>
    </message>
    <message>
        <source>IDX files expect pictures and labels, and perhaps the same of a test set, got {got} files: choose two or four</source>
        <translation>IDX 파일은 이미지와 레이블, 테스트 세트가 있으면 그 둘도 필요한데 파일이 {got}개입니다. 2개나 4개를 고르세요</translation>
    </message>
    <message>
        <source>It expects text, got {got}: put it in quotes</source>
        <translation>글이어야 하는데 {got}입니다. 따옴표로 묶으세요</translation>
    </message>
    <message>
        <source>It expects {what}, got {got}: correct it, or save the file again</source>
        <translation>여기에는 ‘{what}’이(가) 와야 하는데 {got}입니다. 고치거나 파일을 다시 저장하세요</translation>
    </message>
    <message>
        <source>It expects {what}: fetch the file again, or save it anew</source>
        <translation>여기에는 ‘{what}’이(가) 와야 합니다. 파일을 다시 받거나 새로 저장하세요</translation>
    </message>
    <message>
        <source>JSON expects {expected}, got {got}: correct it</source>
        <translation>JSON의 이 자리에는 {expected} 꼴이 와야 하지만 {got}입니다: 고치세요</translation>
    </message>
    <message>
        <source>Layer {layer} has {count} units, got unit {got}: choose one of them</source>
        <translation>{layer} 층의 유닛은 {count}개인데 유닛 {got}을(를) 골랐습니다. 있는 유닛을 고르세요</translation>
    </message>
    <message>
        <source>Learning diverged at step {step}: choose fewer steps, or a smaller learning rate</source>
        <translation>{step}스텝에서 학습이 발산했습니다. 스텝 수를 줄이거나 학습률을 낮추세요</translation>
    </message>
    <message>
        <source>Learning diverges at step {step}: name an earlier one with --step</source>
        <translation>{step}스텝에서 학습이 발산합니다. --step으로 더 앞의 스텝을 지정하세요</translation>
    </message>
    <message>
        <source>Learning expects data, but they could not be loaded: choose other data</source>
        <translation>학습에는 데이터가 필요하지만 불러오지 못했습니다. 다른 데이터를 고르세요</translation>
    </message>
    <message>
        <source>Line {line} expects {expected} columns, got {got}: correct it, or put cells that hold the delimiter in quotes</source>
        <translation>{line}행에는 열이 {expected}개여야 하는데 {got}개입니다. 고치거나, 구분 문자가 든 칸을 따옴표로 묶으세요</translation>
    </message>
    <message>
        <source>Line {line}, column {column} expects a finite number, got {got}: correct it, or leave incomplete rows out</source>
        <translation>{line}행 {column} 열에는 유한한 수가 필요한데 {got}입니다. 고치거나 불완전한 행을 빼세요</translation>
    </message>
    <message>
        <source>Line {line}, column {column} expects a number, got {got}: correct it, or choose another column</source>
        <translation>{line}행 {column} 열에는 수가 필요한데 {got}입니다. 고치거나 다른 열을 고르세요</translation>
    </message>
    <message>
        <source>Line {line}, column {column} expects a value, got an empty cell: fill it, or leave incomplete rows out</source>
        <translation>{line}행 {column} 열에 값이 필요한데 빈칸입니다. 채우거나 불완전한 행을 빼세요</translation>
    </message>
    <message>
        <source>Maps after pooling expect a pooling layer behind {layer}, there is none: add one or choose another stage</source>
        <translation>풀링 뒤의 맵에는 {layer} 뒤에 풀링 층이 필요한데 없습니다. 하나 추가하거나 다른 단계를 고르세요</translation>
    </message>
    <message>
        <source>Measuring expects at most {most} parameters, got {got}: choose smaller layers</source>
        <translation>매개변수 {most}개까지 잴 수 있는데 {got}개입니다. 층을 줄이세요</translation>
    </message>
    <message>
        <source>Mistakes expect classes, got a data set of values: look at R² instead</source>
        <translation>오분류에는 클래스가 필요한데 연속값 데이터셋입니다. 대신 R²를 보세요</translation>
    </message>
    <message>
        <source>Mistakes expect pictures, got points: choose a set of pictures</source>
        <translation>오분류에는 이미지가 필요한데 점이 들어왔습니다. 이미지 데이터셋을 고르세요</translation>
    </message>
    <message>
        <source>Mistakes expect test pictures, got none: keep some back for the test</source>
        <translation>오분류에는 테스트 이미지가 필요한데 하나도 없습니다. 일부를 테스트용으로 남겨 두세요</translation>
    </message>
    <message>
        <source>Names expects {count} different names, parted by commas, got {got}: correct them</source>
        <translation>이름은 쉼표로 구분한 서로 다른 {count}개여야 하는데 {got}개입니다. 고치세요</translation>
    </message>
    <message>
        <source>ONNX expects one of the activations {known}, got {got}: choose another activation or another format</source>
        <translation>ONNX로 내보낼 수 있는 활성화 함수는 {known}인데 {got}입니다. 다른 활성화 함수나 다른 형식을 고르세요</translation>
    </message>
    <message>
        <source>ONNX expects one of the features {known}, got {got}: choose another feature or another format</source>
        <translation>ONNX로 내보낼 수 있는 특징은 {known}인데 {got}입니다. 다른 특징이나 다른 형식을 고르세요</translation>
    </message>
    <message>
        <source>ONNX expects one of the layers {known}, got {got}: leave it out or choose another format</source>
        <translation>ONNX로 내보낼 수 있는 층은 {known}인데 {got}입니다. 층을 빼거나 다른 형식을 고르세요</translation>
    </message>
    <message>
        <source>Own points expect at least one point, got none: paint one before the last is erased</source>
        <translation>직접 찍은 점이 하나 이상 필요한데 없습니다. 마지막 점을 지우기 전에 하나를 찍으세요</translation>
    </message>
    <message>
        <source>Own points expect classes, got a data set of values: choose a data set with classes first</source>
        <translation>직접 찍은 점에는 클래스가 필요한데 이 데이터셋의 목표는 연속값입니다. 먼저 클래스가 있는 데이터셋을 고르세요</translation>
    </message>
    <message>
        <source>Pictures expect 2 to {limit} classes, got {got}: choose other labels</source>
        <translation>이미지의 클래스는 2~{limit}개여야 하는데 {got}개입니다. 다른 레이블을 고르세요</translation>
    </message>
    <message>
        <source>Pictures expect a class for each of {count} pictures, got {dtype} of shape {got}: number the classes from 0</source>
        <translation>이미지 {count}개마다 클래스가 하나씩 있어야 하는데 형상이 {got}인 {dtype}입니다. 클래스에 0부터 번호를 매기세요</translation>
    </message>
    <message>
        <source>Pictures expect a folder with a folder of pictures for each class, got {file} alone: choose the folder</source>
        <translation>클래스마다 이미지 폴더가 든 폴더가 필요한데 {file} 하나뿐입니다. 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Pictures expect a name for each of {count} classes, got {got}: add or remove some</source>
        <translation>클래스 {count}개마다 이름이 하나씩 있어야 하는데 {got}개입니다. 더하거나 빼세요</translation>
    </message>
    <message>
        <source>Pictures expect an array (count, height, width, channels) with 1 or 3 channels, got the shape {got}: add what is missing</source>
        <translation>이미지는 채널이 1개나 3개인 (개수, 높이, 너비, 채널) 배열이어야 하는데 형상이 {got}입니다. 빠진 축을 더하세요</translation>
    </message>
    <message>
        <source>Pictures expect at most {limit} × {limit} pixels, got {height} × {width}: make them smaller</source>
        <translation>이미지는 {limit} × {limit} 픽셀까지인데 {height} × {width}입니다. 줄이세요</translation>
    </message>
    <message>
        <source>Pictures expect one folder, one .npz file or the IDX files that belong together, got {got} files: choose fewer</source>
        <translation>폴더 하나, .npz 파일 하나, 또는 서로 맞는 IDX 파일이 필요한데 {got}개를 골랐습니다. 줄이세요</translation>
    </message>
    <message>
        <source>Pictures expect whole numbers from 0 to 255 (uint8), got {got}: convert them</source>
        <translation>이미지는 0~255의 정수(uint8)여야 하는데 {got}입니다. 변환하세요</translation>
    </message>
    <message>
        <source>Pictures of your own expect a file or a folder, got none: open one first</source>
        <translation>내 이미지에는 파일이나 폴더가 필요한데 없습니다. 먼저 여세요</translation>
    </message>
    <message>
        <source>Points expect finite numbers up to {limit}, got {got} in row {row}: correct it</source>
        <translation>점의 좌표는 {limit} 이하의 유한한 수여야 하는데 {row}행이 {got}입니다. 고치세요</translation>
    </message>
    <message>
        <source>Points expect rows of three numbers, x₁, x₂ and class or value, got an array of shape {got}: correct the rows</source>
        <translation>점마다 x₁, x₂, 클래스(또는 값) 세 수로 된 행이 필요한데 배열의 형상이 {got}입니다. 행을 고치세요</translation>
    </message>
    <message>
        <source>Points expect rows of three numbers, x₁, x₂ and class or value, got {got}: correct the rows</source>
        <translation>점마다 x₁, x₂, 클래스(또는 값) 세 수로 된 행이 필요한데 {got}입니다. 행을 고치세요</translation>
    </message>
    <message>
        <source>Pooling expects a part of the picture under every window, got padding alone at row {row}, column {column}: choose less padding</source>
        <translation>풀링의 모든 윈도 아래에는 그림의 일부가 있어야 하는데 {row}행 {column}열에는 패딩뿐입니다. 패딩을 줄이세요</translation>
    </message>
    <message>
        <source>Progress expects a lesson, done steps and answers, got {got}: begin the lesson again</source>
        <translation>진도 기록에는 수업, 마친 단계, 답이 있어야 하지만 {got}입니다: 수업을 처음부터 다시 시작하세요</translation>
    </message>
    <message>
        <source>Reading a picture expects a network that learns classes of pictures, got another data set: choose pictures</source>
        <translation>그림을 읽으려면 그림의 클래스를 배우는 신경망이 필요한데 다른 데이터입니다. 그림 데이터를 고르세요</translation>
    </message>
    <message>
        <source>Rows and columns expect 1 to {most}, got {got}: choose one of them</source>
        <translation>행과 열의 수는 1에서 {most}까지인데 {got}입니다. 그 안에서 고르세요</translation>
    </message>
    <message>
        <source>Rows in the file expects at least the {points} rows that are held, got {got}: correct the number</source>
        <translation>파일의 행 수는 갖고 있는 {points}행 이상이어야 하는데 {got}입니다. 수를 고치세요</translation>
    </message>
    <message>
        <source>Shapes expect 2 to {most} matrices, got {got}: write 2-3-2 for sizes of layers, or 1×2 · 2×3 for shapes</source>
        <translation>행렬 2~{most}개의 형상이 필요한데 {got}입니다. 층의 크기는 2-3-2, 형상은 1×2 · 2×3처럼 쓰세요</translation>
    </message>
    <message>
        <source>Softmax expects a temperature above 0, got {got}: choose a larger one</source>
        <translation>소프트맥스의 온도는 0보다 커야 하는데 {got}입니다. 더 큰 값을 고르세요</translation>
    </message>
    <message>
        <source>Softmax expects classes, got a data set of values: choose identity for the output</source>
        <translation>softmax에는 클래스가 필요한데 이 데이터셋의 목표는 연속값입니다. 출력층을 항등 함수로 바꾸세요</translation>
    </message>
    <message>
        <source>Softmax expects {low} to {high} scores, got {got}: add or remove some</source>
        <translation>소프트맥스에는 점수 {low}~{high}개가 필요한데 {got}개입니다. 더하거나 빼세요</translation>
    </message>
    <message>
        <source>The activations are not finite: go back to a step before learning diverged</source>
        <translation>활성화가 유한하지 않습니다. 학습이 발산하기 전 스텝으로 돌아가세요</translation>
    </message>
    <message>
        <source>The archive expects all of its bytes as they were saved, got a damaged or cut off file: fetch it again</source>
        <translation>저장된 그대로의 파일이어야 하는데 손상되었거나 잘렸습니다. 다시 받으세요</translation>
    </message>
    <message>
        <source>The archive expects at most {limit} files, got {got}: choose another</source>
        <translation>압축 파일에는 최대 {limit}개의 파일이 있을 수 있는데 {got}개입니다. 다른 것을 고르세요</translation>
    </message>
    <message>
        <source>The archive expects each file once, got {got} twice: it is damaged or forged, fetch it again</source>
        <translation>압축 파일 안의 파일은 하나씩이어야 하는데 {got}이(가) 두 번 있습니다. 손상되었거나 조작된 파일이니 다시 받으세요</translation>
    </message>
    <message>
        <source>The archive expects no {name} in {file}, got one: it is damaged or forged, fetch it again</source>
        <translation>{file}에 {name}이(가) 없어야 하는데 있습니다. 손상되었거나 조작된 파일이니 다시 받으세요</translation>
    </message>
    <message>
        <source>The archive expects plain names, got {got}, which may lead out of it: do not use the file</source>
        <translation>압축 파일 안의 이름은 단순해야 하는데 {got}은(는) 밖으로 나갈 수 있는 이름입니다. 이 파일을 쓰지 마세요</translation>
    </message>
    <message>
        <source>The archive expects {expected} as {name}, got {got}: it is damaged or forged, fetch it again</source>
        <translation>{name}은(는) {expected}이어야 하는데 {got}입니다. 손상되었거나 조작된 파일이니 다시 받으세요</translation>
    </message>
    <message>
        <source>The archive expects {name} of at most {limit} kB, got at least {got} kB: it is damaged or forged, fetch it again</source>
        <translation>{name}은(는) 최대 {limit} kB인데 적어도 {got} kB입니다. 손상되었거나 조작된 파일이니 다시 받으세요</translation>
    </message>
    <message>
        <source>The archive expects {name} stored or deflated, got it packed in another way: save the run again</source>
        <translation>{name}은(는) stored나 deflate 방식으로 압축되어야 하는데 다른 방식입니다. 학습 기록을 다시 저장하세요</translation>
    </message>
    <message>
        <source>The archive expects {name}, got none: fetch it again, or save the run again</source>
        <translation>압축 파일에 {name}이(가) 있어야 하는데 없습니다. 다시 받거나 학습 기록을 다시 저장하세요</translation>
    </message>
    <message>
        <source>The arithmetic expects a dense layer or the output, got {got}: choose its neuron</source>
        <translation>계산 과정은 완전 연결층이나 출력층에서만 볼 수 있는데 {got}입니다. 그런 층의 뉴런을 고르세요</translation>
    </message>
    <message>
        <source>The arithmetic expects finite numbers, but filter {filter} of {layer} has others: go back to an earlier step</source>
        <translation>계산에는 유한한 수가 필요한데 {layer}의 필터 {filter}에 그렇지 않은 수가 있습니다. 이전 스텝으로 돌아가세요</translation>
    </message>
    <message>
        <source>The arithmetic expects finite numbers, but unit {unit} of {layer} has others: go back to an earlier step</source>
        <translation>계산 과정에는 유한한 수가 필요한데 {layer} 층 유닛 {unit}의 값이 그렇지 않습니다. 이전 스텝으로 돌아가세요</translation>
    </message>
    <message>
        <source>The cell is no longer there, the layer has changed: choose another</source>
        <translation>층이 바뀌어 그 칸이 더는 없습니다. 다른 칸을 고르세요</translation>
    </message>
    <message>
        <source>The check expects learning to last {steps} steps, got a number that is not finite at step {step}: choose a smaller learning rate</source>
        <translation>{steps}단계까지 학습해야 하지만 {step}단계에서 유한하지 않은 수가 나왔습니다: 학습률을 줄이세요</translation>
    </message>
    <message>
        <source>The check expects the textbook&apos;s weights file, which does not come with Glassnet: give it with --weights sample_weight.pkl</source>
        <translation>이 확인에는 Glassnet에 들어 있지 않은 교재의 가중치 파일이 필요합니다: --weights sample_weight.pkl로 알려 주세요</translation>
    </message>
    <message>
        <source>The check {check} expects other arguments, got {got} ({reason}): correct them</source>
        <translation>확인 {check}에 맞지 않는 인자입니다: {got} ({reason}). 고치세요</translation>
    </message>
    <message>
        <source>The check {check} expects the arguments {known}, got {got}: correct them</source>
        <translation>확인 {check}의 인자는 {known}이어야 하지만 {got}입니다: 고치세요</translation>
    </message>
    <message>
        <source>The classes are numbered from 0 to {high}, got {got}: choose one of them</source>
        <translation>클래스 번호는 0~{high}인데 {got}입니다. 그 가운데 하나를 고르세요</translation>
    </message>
    <message>
        <source>The columns {columns} expect a row in which all have a value, got none: choose others</source>
        <translation>{columns} 열에 값이 모두 있는 행이 필요한데 하나도 없습니다. 다른 열을 고르세요</translation>
    </message>
    <message>
        <source>The constants of a model expect at most {limit} MB, got more: choose a smaller network</source>
        <translation>모델의 상수는 최대 {limit} MB인데 더 큽니다. 더 작은 신경망을 고르세요</translation>
    </message>
    <message>
        <source>The data expect one of their {count} points, got point {got}: choose another one</source>
        <translation>점은 {count}개인데 {got}번째 점을 받았습니다. 다른 점을 고르세요</translation>
    </message>
    <message>
        <source>The data expect {known}, a .npz file or the IDX files of images and labels, got {got}: correct the name</source>
        <translation>데이터에는 {known}, .npz 파일, 또는 이미지와 레이블의 IDX 파일이 필요한데 {got}입니다. 이름을 고치세요</translation>
    </message>
    <message>
        <source>The data set expects the file {name} in {places}, got none: install Glassnet again or add the folder that holds it</source>
        <translation>데이터 파일 {name}이(가) {places}에 있어야 하는데 없습니다. Glassnet을 다시 설치하거나 파일이 든 폴더를 더하세요</translation>
    </message>
    <message>
        <source>The description of a model expects an input of (features,) or (height, width, channels) and at least one output, got {got}: export the model again</source>
        <translation>모델 설명의 입력은 (특징,) 또는 (높이, 너비, 채널)이고 출력은 하나 이상이어야 하는데 {got}입니다. 모델을 다시 내보내세요</translation>
    </message>
    <message>
        <source>The description of a model expects version {version}, got {got}: open it with the Glassnet that wrote it</source>
        <translation>모델 설명의 버전은 {version}이어야 하는데 {got}입니다. 그 파일을 쓴 Glassnet으로 여세요</translation>
    </message>
    <message>
        <source>The description of a model expects {expected} features, got {got}: export the model again</source>
        <translation>모델 설명에는 특징 {expected}개가 필요한데 {got}개입니다. 모델을 다시 내보내세요</translation>
    </message>
    <message>
        <source>The description of a model expects {name}, got {got}: export the model again</source>
        <translation>모델 설명에는 {name} 항목이 필요한데 {got}입니다. 모델을 다시 내보내세요</translation>
    </message>
    <message>
        <source>The experiment expects a path such as optimizer.learning_rate, got {got}: correct it</source>
        <translation>실험의 경로는 optimizer.learning_rate 같은 꼴이어야 하지만 {got}입니다: 고치세요</translation>
    </message>
    <message>
        <source>The experiment expects the {count} pictures of {name}, and they are neither at {places}: put them beside the file and open it again</source>
        <translation>실험에는 {name}의 이미지 {count}장이 필요한데 다음 어디에도 없습니다: {places}. 파일 옆에 두고 다시 여세요</translation>
    </message>
    <message>
        <source>The file expects a content of kind {expected}, got {got}: choose another file</source>
        <translation>파일의 내용은 {expected} 종류여야 하는데 {got}입니다. 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>The file expects at most {limit} MB of text, got {got} MB: choose another file, or save the run as an archive</source>
        <translation>파일의 글은 최대 {limit} MB인데 {got} MB입니다. 다른 파일을 고르거나 학습 기록 파일로 저장하세요</translation>
    </message>
    <message>
        <source>The file expects at most {limit} lists inside each other, got more: choose another file</source>
        <translation>파일의 목록은 최대 {limit}겹까지인데 더 깊습니다. 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>The file expects complete JSON, got an error in line {line}, column {column}: {reason}. Fetch it again, or correct it there</source>
        <translation>완전한 JSON이어야 하는데 {line}번째 줄 {column}번째 칸에 오류가 있습니다: {reason}. 다시 받거나 그곳을 고치세요</translation>
    </message>
    <message>
        <source>The file expects each setting once, got {name} twice: remove one of them</source>
        <translation>파일에는 설정이 하나씩 있어야 하는데 {name}이(가) 두 번 있습니다. 하나를 지우세요</translation>
    </message>
    <message>
        <source>The file expects finite numbers, got {got}: enter digits</source>
        <translation>파일의 수는 유한해야 하는데 {got}입니다. 숫자를 쓰세요</translation>
    </message>
    <message>
        <source>The file expects its content under {kind}, got {got}: correct the name</source>
        <translation>파일의 내용은 {kind} 아래에 있어야 하는데 {got}입니다. 이름을 고치세요</translation>
    </message>
    <message>
        <source>The file expects numbers of up to 17 digits, got one of thousands: correct it</source>
        <translation>파일의 수는 17자리까지인데 수천 자리의 수가 있습니다. 고치세요</translation>
    </message>
    <message>
        <source>The file expects one of the kinds {known}, got {got}: choose another, or get a newer Glassnet</source>
        <translation>파일의 종류는 {known} 가운데 하나여야 하는데 {got}입니다. 다른 파일을 고르거나 더 새로운 Glassnet을 쓰세요</translation>
    </message>
    <message>
        <source>The file expects text, got half a character in {got}: correct it</source>
        <translation>파일에는 온전한 글자만 있어야 하는데 {got}에 글자의 반쪽이 있습니다. 고치세요</translation>
    </message>
    <message>
        <source>The file expects the description of a model of Glassnet, got another one: export the model again</source>
        <translation>파일에는 Glassnet 모델의 설명이 필요한데 다른 것입니다. 모델을 다시 내보내세요</translation>
    </message>
    <message>
        <source>The file expects the number of its version, got {got}: write 1, 2, …</source>
        <translation>파일에는 판 번호가 있어야 하는데 {got}입니다. 1, 2, …로 쓰세요</translation>
    </message>
    <message>
        <source>The file expects {{&quot;glassnet&quot;: &quot;experiment&quot;, ...}}, got other JSON: choose a file that Glassnet saved</source>
        <translation>파일은 {{&quot;glassnet&quot;: &quot;experiment&quot;, ...}}이어야 하는데 다른 JSON입니다. Glassnet이 저장한 파일을 고르세요</translation>
    </message>
    <message>
        <source>The file needs a Glassnet that reads version {needed} of the format, this one reads up to {known}: get a newer Glassnet, or save the file in an older one</source>
        <translation>이 파일에는 형식 {needed}판을 읽는 Glassnet이 필요한데 이 Glassnet은 {known}판까지 읽습니다. 더 새로운 Glassnet을 쓰거나 이전 것에서 저장하세요</translation>
    </message>
    <message>
        <source>The film may have {most} kB, but has {size}: take fewer pictures, or allow more</source>
        <translation>애니메이션은 {most} kB까지인데 {size} kB입니다. 그림 수를 줄이거나 한도를 늘리세요</translation>
    </message>
    <message>
        <source>The folder expects pictures that can be read, of at most {limit} million pixels, got {count} that cannot be used: {names}. Mend, shrink or remove them, or leave them out</source>
        <translation>폴더의 이미지는 읽을 수 있고 {limit}00만 픽셀을 넘지 않아야 하는데 쓸 수 없는 것이 {count}개입니다: {names}. 고치거나 줄이거나 지우세요. 빼고 열 수도 있습니다</translation>
    </message>
    <message>
        <source>The formula {formula} expects a range in which it has finite values, got {low} to {high}: change the formula or the range</source>
        <translation>수식 {formula}의 값이 유한한 범위가 필요한데 {low} ~ {high}입니다. 수식이나 범위를 바꾸세요</translation>
    </message>
    <message>
        <source>The graph expects a number for each of {names}, got {got}: give as many</source>
        <translation>그래프에는 {names}마다 수가 하나씩 있어야 하는데 {got}개입니다. 개수를 맞추세요</translation>
    </message>
    <message>
        <source>The label expects at least two classes, got only {got} in column {column}: choose another column</source>
        <translation>레이블에는 클래스가 둘 이상 필요한데 {column} 열에는 {got}만 있습니다. 다른 열을 고르세요</translation>
    </message>
    <message>
        <source>The label expects at most {limit} classes, got more than {got} different texts in column {column}: choose another column</source>
        <translation>레이블의 클래스는 최대 {limit}개인데 {column} 열에 서로 다른 글이 {got}개보다 많습니다. 다른 열을 고르세요</translation>
    </message>
    <message>
        <source>The label expects at most {limit} classes, got {got} in column {column}: choose another column, or learn it as a value</source>
        <translation>레이블의 클래스는 최대 {limit}개인데 {column} 열에는 {got}개 있습니다. 다른 열을 고르거나 값으로 배우게 하세요</translation>
    </message>
    <message>
        <source>The labels expect classes from 0 to {high}, got {got}: correct the labels</source>
        <translation>레이블은 0~{high}이어야 하는데 {got}입니다. 레이블을 고치세요</translation>
    </message>
    <message>
        <source>The labels expect the classes {known}, got {got}: open the pictures again</source>
        <translation>레이블은 {known} 가운데 하나여야 하는데 {got}입니다. 이미지를 다시 여세요</translation>
    </message>
    <message>
        <source>The last layer expects a unit for each class, at least 2, got {got}: choose a file of a network that tells classes apart</source>
        <translation>마지막 층에는 클래스마다 유닛이 하나씩, 2개 이상 필요한데 {got}개입니다. 클래스를 구별하는 신경망의 파일을 고르세요</translation>
    </message>
    <message>
        <source>The last part expects to use all before it, got no use of {name} (character {place} is the end): use it, or remove it</source>
        <translation>마지막 부분은 앞의 것을 모두 써야 하는데 {name} 항목을 쓰지 않았습니다({place}번째 글자가 끝). 쓰거나 지우세요</translation>
    </message>
    <message>
        <source>The layers have changed meanwhile: measure again</source>
        <translation>그사이에 층이 바뀌었습니다. 다시 측정하세요</translation>
    </message>
    <message>
        <source>The lesson keeps {setting} as it is: leave the lesson to change it</source>
        <translation>이 수업에서는 {setting} 설정을 바꾸지 않습니다: 바꾸려면 수업에서 나가세요</translation>
    </message>
    <message>
        <source>The mistake {bug} expects one of the layers {known}, got {got}: choose another</source>
        <translation>실수 {bug}는 층 {known} 가운데 하나에 심을 수 있는데 {got}입니다. 다른 층을 고르세요</translation>
    </message>
    <message>
        <source>The model expects inputs of {expected}, got {got}: choose other data or another file</source>
        <translation>모델의 입력은 {expected}인데 데이터는 {got}입니다. 다른 데이터나 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>The network expects at least one feature, got none: choose one, for example x₁</source>
        <translation>신경망에는 입력 특성이 하나 이상 필요한데 하나도 없습니다. x₁ 같은 특성을 고르세요</translation>
    </message>
    <message>
        <source>The network expects no array {name}: the file does not belong to it, choose another</source>
        <translation>신경망에는 {name} 배열이 없습니다. 이 신경망의 파일이 아니니 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>The network expects numbers of shape {shape} as {name}, got {got}: the file does not belong to it, choose another</source>
        <translation>신경망의 {name}은(는) 형상이 {shape}인 숫자여야 하는데 {got}입니다. 이 신경망의 파일이 아니니 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>The network expects other pictures than these. {reason}. The old data stay: choose another size, or change the network first</source>
        <translation>신경망이 이 이미지를 받을 수 없습니다. {reason}. 데이터는 그대로입니다. 다른 크기를 고르거나 먼저 신경망을 바꾸세요</translation>
    </message>
    <message>
        <source>The network expects pictures of {expected} classes, got {got}: choose other data</source>
        <translation>신경망에는 {expected}개 클래스의 이미지가 필요한데 {got}개입니다. 다른 데이터를 고르세요</translation>
    </message>
    <message>
        <source>The network expects pictures of {expected} pixels and channels, got {got}: choose pictures of this size</source>
        <translation>신경망에는 {expected} 크기(픽셀과 채널)의 이미지가 필요한데 {got}입니다. 이 크기의 이미지를 고르세요</translation>
    </message>
    <message>
        <source>The network expects pictures of {expected}, got {got}: choose other data</source>
        <translation>신경망에는 {expected} 이미지가 필요한데 {got}입니다. 다른 데이터를 고르세요</translation>
    </message>
    <message>
        <source>The network expects {expected} parameters, got {got}: open the weights again</source>
        <translation>신경망에는 매개변수 {expected}개가 필요한데 {got}개입니다. 가중치를 다시 여세요</translation>
    </message>
    <message>
        <source>The network needs about {needs} of memory for batches of {batch}, {has} are free: reduce the batch size, or what the {layer} layer puts out ({share})</source>
        <translation>크기 {batch}인 배치로 학습하려면 메모리가 약 {needs} 필요한데 {has}만 남아 있습니다. 배치 크기를 줄이거나 {layer} 층의 출력({share})을 줄이세요</translation>
    </message>
    <message>
        <source>The network needs about {needs} of memory for {parameters} parameters, {has} are free: reduce the units or filters of the {layer} layer, or pool before it</source>
        <translation>매개변수 {parameters}개에 메모리가 약 {needs} 필요한데 {has}만 남아 있습니다. {layer} 층의 유닛이나 필터를 줄이거나 그 앞에 풀링을 넣으세요</translation>
    </message>
    <message>
        <source>The number {number} expects one lesson, got {known}: give the whole name</source>
        <translation>{number}번 수업은 하나여야 하지만 {known}이(가) 있습니다: 전체 이름을 쓰세요</translation>
    </message>
    <message>
        <source>The operator {got} expects other inputs than it is given: export the model again</source>
        <translation>연산자 {got}의 입력이 맞지 않습니다. 모델을 다시 내보내세요</translation>
    </message>
    <message>
        <source>The operator {got} expects other numbers than it is given: export the model again</source>
        <translation>연산자 {got}에 주어진 숫자가 맞지 않습니다. 모델을 다시 내보내세요</translation>
    </message>
    <message>
        <source>The operator {got} expects to make pictures rows, got another shape, {shape}: such a network cannot be read</source>
        <translation>연산자 {got}은(는) 이미지를 한 줄로 펼쳐야 하는데 형상이 {shape}입니다. 이런 신경망은 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The operator {got} expects {expected} numbers for each sample, got {count}: export the model again</source>
        <translation>연산자 {got}에는 샘플마다 숫자 {expected}개가 필요한데 {count}개입니다. 모델을 다시 내보내세요</translation>
    </message>
    <message>
        <source>The operator {got} has no layer here. Operators that can be read: {known}</source>
        <translation>연산자 {got}에 해당하는 층이 여기에는 없습니다. 읽을 수 있는 연산자: {known}</translation>
    </message>
    <message>
        <source>The operator {got} holds a program of its own, which cannot be read: export a network without conditions and loops</source>
        <translation>연산자 {got} 안에 다른 프로그램이 들어 있어 읽을 수 없습니다. 조건문과 반복문이 없는 신경망을 내보내세요</translation>
    </message>
    <message>
        <source>The operator {got} is none of ONNX itself, but of {domain}: export the network with plain operators</source>
        <translation>연산자 {got}은(는) ONNX 자체의 것이 아니라 {domain}의 것입니다. 기본 연산자로 신경망을 내보내세요</translation>
    </message>
    <message>
        <source>The operator {got} joins two branches; a network is one row of layers here: choose one without branches</source>
        <translation>연산자 {got}은(는) 두 갈래를 합칩니다. 여기서 신경망은 한 줄로 이어진 층이니 갈래가 없는 것을 고르세요</translation>
    </message>
    <message>
        <source>The operator {got} on constant numbers cannot be read: export the network with constants folded</source>
        <translation>상수에 쓰인 연산자 {got}은(는) 읽을 수 없습니다. 상수를 미리 계산해 내보내세요</translation>
    </message>
    <message>
        <source>The operator {node} expects {expected} here, got {got}: such a network cannot be read</source>
        <translation>연산자 {node}: 여기서 되는 것은 {expected}인데 {got}입니다. 이런 신경망은 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The output {name} expects to come from the input: export the network alone</source>
        <translation>출력 {name}은(는) 입력에서 나와야 합니다. 신경망만 내보내세요</translation>
    </message>
    <message>
        <source>The panel {panel} has nothing that can be saved as {kind}: choose another panel or format</source>
        <translation>패널 {panel}에는 {kind}(으)로 저장할 것이 없습니다. 다른 패널이나 형식을 고르세요</translation>
    </message>
    <message>
        <source>The patch expects a side of 1 to {high} pixels, got {got}: make it smaller</source>
        <translation>조각의 한 변은 1~{high}픽셀이어야 하는데 {got}입니다. 줄이세요</translation>
    </message>
    <message>
        <source>The pictures expect at most {limit} MB in memory, got {count} of {height} × {width}: choose a smaller size</source>
        <translation>이미지는 메모리에서 {limit} MB까지인데 {height} × {width} 이미지가 {count}개입니다. 더 작은 크기를 고르세요</translation>
    </message>
    <message>
        <source>The pictures expect more memory than there is: choose fewer of them, or a smaller size</source>
        <translation>이미지에 필요한 메모리가 모자랍니다. 수를 줄이거나 크기를 줄이세요</translation>
    </message>
    <message>
        <source>The plotting range expects its low end first, got {low} to {high}: swap or correct them</source>
        <translation>그림 범위는 작은 값이 먼저 와야 하는데 {low} ~ {high}입니다. 순서를 바꾸거나 고치세요</translation>
    </message>
    <message>
        <source>The recipe of a figure may have {most} MB at most, this one has more: open the experiment&apos;s own file instead</source>
        <translation>그림의 레시피는 최대 {most} MB인데 이것은 더 큽니다. 실험 파일을 대신 여세요</translation>
    </message>
    <message>
        <source>The recipe of a figure was expected, but it is damaged: save the figure again, or open the experiment&apos;s own file</source>
        <translation>그림의 레시피가 손상되었습니다. 그림을 다시 저장하거나 실험 파일을 여세요</translation>
    </message>
    <message>
        <source>The recipe {name} expects {missing}, got none: store the network again</source>
        <translation>레시피 {name}에 {missing}이 필요한데 없습니다. 신경망을 다시 저장하세요</translation>
    </message>
    <message>
        <source>The row after line {line} expects quotes in pairs, got one that is not closed or stands inside a cell: correct it ({reason})</source>
        <translation>{line}행 다음 행의 따옴표는 짝이 맞아야 하는데 닫히지 않았거나 칸 안에 있습니다. 고치세요({reason})</translation>
    </message>
    <message>
        <source>The row {row} expects {count} words for its values, got {got}: add or remove some</source>
        <translation>{row} 줄에는 값마다 하나씩 낱말 {count}개가 있어야 하는데 {got}개입니다. 더하거나 빼세요</translation>
    </message>
    <message>
        <source>The run expects finite numbers up to step {step}, got none at step {diverged}: export its figure again</source>
        <translation>실행은 스텝 {step}까지 유한해야 하는데 스텝 {diverged}에서 발산했습니다. 그림을 다시 내보내세요</translation>
    </message>
    <message>
        <source>The run expects {expected} samples to learn from, got {got}: bring the data back as they were</source>
        <translation>학습 기록에는 훈련 샘플 {expected}개가 필요한데 {got}개입니다. 데이터를 원래대로 되돌리세요</translation>
    </message>
    <message>
        <source>The samples expect at least one point of two coordinates, got an array of shape {got}: give one row x1, x2 for each point</source>
        <translation>좌표가 둘인 점이 하나 이상 필요한데 배열의 형상이 {got}입니다. 점마다 x1, x2 한 행을 주세요</translation>
    </message>
    <message>
        <source>The samples expect at least two classes, got {got}: add points of another class</source>
        <translation>클래스가 둘 이상 필요한데 {got}개입니다. 다른 클래스의 점을 추가하세요</translation>
    </message>
    <message>
        <source>The samples expect classes from 0 to {high}, got {got}: number the classes from 0</source>
        <translation>클래스 번호는 0부터 {high}까지여야 하는데 {got}입니다. 0부터 번호를 매기세요</translation>
    </message>
    <message>
        <source>The samples expect finite coordinates, got {got}: remove the rows that hold them</source>
        <translation>좌표는 유한한 수여야 하는데 {got}이(가) 있습니다. 해당 행을 지우세요</translation>
    </message>
    <message>
        <source>The samples expect finite values, got {got}: remove the rows that hold them</source>
        <translation>값은 유한한 수여야 하는데 {got}이(가) 있습니다. 해당 행을 지우세요</translation>
    </message>
    <message>
        <source>The samples expect one target for each of {count} points, got an array of shape {got}: add or remove some</source>
        <translation>점 {count}개마다 목푯값이 하나씩 필요한데 배열의 형상이 {got}입니다. 개수를 맞추세요</translation>
    </message>
    <message>
        <source>The samples expect whole numbers as classes, got {got}: number the classes from 0</source>
        <translation>클래스는 정수여야 하는데 {got}입니다. 0부터 번호를 매기세요</translation>
    </message>
    <message>
        <source>The stored network expects numbers of shape {shape} as {name}, got {got}: its two files do not belong together, put both back</source>
        <translation>저장된 신경망의 {name}에는 모양 {shape}인 수가 필요한데 {got}이 왔습니다. 두 파일이 서로 맞지 않으니 둘 다 되돌려 놓으세요</translation>
    </message>
    <message>
        <source>The stride expects at least 1 pixel, got {got}</source>
        <translation>스트라이드는 1픽셀 이상이어야 하는데 {got}입니다</translation>
    </message>
    <message>
        <source>The table expects a file that can be read, got {name}: {reason}</source>
        <translation>표 파일을 읽을 수 없습니다: {name}: {reason}</translation>
    </message>
    <message>
        <source>The table expects a text file (CSV), got {name}, which is binary: export it as CSV</source>
        <translation>표는 텍스트 파일(CSV)이어야 하는데 {name}은(는) 이진 파일입니다. CSV로 내보내세요</translation>
    </message>
    <message>
        <source>The table expects a text file (CSV), got {name}, which looks like a workbook: save it as CSV first</source>
        <translation>표는 텍스트 파일(CSV)이어야 하는데 {name}은(는) 통합 문서로 보입니다. 먼저 CSV로 저장하세요</translation>
    </message>
    <message>
        <source>The table expects at least one column of numbers, got only text in {columns}: check the decimal sign and the delimiter</source>
        <translation>표에는 수로 된 열이 하나 이상 필요한데 {columns}에는 글자만 있습니다. 소수점과 구분 문자를 확인하세요</translation>
    </message>
    <message>
        <source>The table expects one of its columns {known}, got {got}: choose one of them</source>
        <translation>표의 열 {known} 가운데 하나여야 하는데 {got}입니다. 그중에서 고르세요</translation>
    </message>
    <message>
        <source>The table expects rows of numbers below its header, got none: add some</source>
        <translation>표의 머리글 아래에 수로 된 행이 필요한데 없습니다. 추가하세요</translation>
    </message>
    <message>
        <source>The table expects rows of numbers, got nothing: choose a file that is not empty</source>
        <translation>표에는 수로 된 행이 필요한데 비어 있습니다. 비어 있지 않은 파일을 고르세요</translation>
    </message>
    <message>
        <source>The table expects text in UTF-8 or CP949, got something else in {name}: save it as CSV UTF-8</source>
        <translation>표는 UTF-8이나 CP949 텍스트여야 하는데 {name}은(는) 다릅니다. CSV UTF-8로 저장하세요</translation>
    </message>
    <message>
        <source>The target expects a column, got none: choose what is to be learnt</source>
        <translation>배울 열이 정해지지 않았습니다. 무엇을 배울지 고르세요</translation>
    </message>
    <message>
        <source>The test images are numbered from 0 to {high}, got {got}: choose one of them</source>
        <translation>테스트 이미지의 번호는 0에서 {high}까지인데 {got}이(가) 왔습니다. 그 가운데에서 고르세요</translation>
    </message>
    <message>
        <source>The test pictures expect the shape {expected} of the others, got {got}: choose arrays that belong together</source>
        <translation>테스트 이미지의 형상은 다른 이미지처럼 {expected}이어야 하는데 {got}입니다. 서로 맞는 배열을 고르세요</translation>
    </message>
    <message>
        <source>The test set expects from 0 to {high} of the pictures, got {got}: choose fewer</source>
        <translation>테스트 세트는 이미지 0~{high}개여야 하는데 {got}개입니다. 줄이세요</translation>
    </message>
    <message>
        <source>The test set has {count} pictures, got number {got}: choose another</source>
        <translation>테스트 세트에는 그림이 {count}개인데 번호 {got}이(가) 왔습니다. 다른 그림을 고르세요</translation>
    </message>
    <message>
        <source>The training share expects a value from 0 to 1, got {got}: choose one in that range</source>
        <translation>훈련 비율은 0에서 1 사이여야 하는데 {got}입니다. 범위 안에서 고르세요</translation>
    </message>
    <message>
        <source>The walk expects a step from 0 to {last}, got {got}: choose one of them</source>
        <translation>걸음은 0부터 {last}까지여야 하는데 {got}입니다. 그 안에서 고르세요</translation>
    </message>
    <message>
        <source>The weight of {layer} unit {unit} was to be set, but the network has changed: choose it again</source>
        <translation>{layer} 층 유닛 {unit}의 가중치를 바꾸려 했지만 그사이 신경망이 바뀌었습니다. 다시 고르세요</translation>
    </message>
    <message>
        <source>The weight was to be set in a network that has changed since: choose it again</source>
        <translation>가중치를 바꾸려 했지만 그사이 신경망이 바뀌었습니다. 다시 고르세요</translation>
    </message>
    <message>
        <source>The weights expect pictures of {expected} in {classes} classes, got {got} in {got_classes}: choose other data or another file</source>
        <translation>가중치에는 {classes}개 클래스의 {expected} 이미지가 필요한데 데이터는 {got_classes}개 클래스의 {got}입니다. 다른 데이터나 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>The weights expect points with {expected} features, got pictures: open them in the Playground</source>
        <translation>가중치는 특징이 {expected}개인 점을 위한 것인데 데이터가 이미지입니다. 놀이터에서 여세요</translation>
    </message>
    <message>
        <source>The weights expect {expected} features and give {units} outputs, got {got} features and data that ask for {wanted}: choose other features, other data or another file</source>
        <translation>가중치는 특징 {expected}개를 받아 출력 {units}개를 내는데, 지금은 특징이 {got}개이고 데이터에 필요한 출력은 {wanted}개입니다. 다른 특징, 다른 데이터나 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>The weights file expects arrays no larger than itself, got one that unfolds to many times its size: do not use it</source>
        <translation>가중치 파일의 배열은 파일보다 클 수 없는데 몇 배로 부풀어 오르는 배열이 있습니다. 이 파일을 쓰지 마세요</translation>
    </message>
    <message>
        <source>The weights file expects arrays of numbers, got an array of NumPy&apos;s type {got}: save it with numbers alone</source>
        <translation>가중치 파일에는 숫자 배열이 필요한데 NumPy 자료형이 {got}인 배열입니다. 숫자만 담아 저장하세요</translation>
    </message>
    <message>
        <source>The weights leave open {known}, got an answer to {got}: leave it out</source>
        <translation>가중치 파일이 정하지 않은 것은 {known}인데 {got}의 값이 주어졌습니다. 빼세요</translation>
    </message>
    <message>
        <source>The window of this layer expects at least {reach} pixels with the padding, got {length}: choose a smaller size or dilation, or more padding</source>
        <translation>이 층의 윈도우에는 패딩을 더해 적어도 {reach}픽셀이 필요한데 {length}픽셀입니다. 크기나 팽창을 줄이거나 패딩을 늘리세요</translation>
    </message>
    <message>
        <source>There is no layer {key}: choose another layer for the map</source>
        <translation>층 {key}이(가) 없습니다. 지도에 쓸 다른 층을 고르세요</translation>
    </message>
    <message>
        <source>This layer expects pictures of height × width × channels, got a row of {got} numbers: put it before the flatten layer</source>
        <translation>이 층에는 높이 × 너비 × 채널로 된 이미지가 필요한데 숫자 {got}개짜리 한 줄입니다. 평탄화(Flatten) 층 앞에 두세요</translation>
    </message>
    <message>
        <source>Training expects an end, got an experiment without a stop rule ahead: say --epochs or --steps</source>
        <translation>학습에는 끝이 필요한데 실험에 남은 정지 규칙이 없습니다. --epochs나 --steps를 지정하세요</translation>
    </message>
    <message>
        <source>Weights expect a file, got {got}: choose another</source>
        <translation>가중치에는 파일이 필요한데 {got}은(는) 파일이 아닙니다. 다른 것을 고르세요</translation>
    </message>
    <message>
        <source>Where a network looks needs classes, got a data set of values</source>
        <translation>신경망이 어디를 보는지 알려면 클래스가 있어야 하는데 값으로 된 데이터셋입니다</translation>
    </message>
    <message>
        <source>Where a network looks needs pictures, got points: choose pictures</source>
        <translation>신경망이 어디를 보는지 알려면 이미지가 있어야 하는데 점입니다. 이미지를 고르세요</translation>
    </message>
    <message>
        <source>Whitening expects at most {limit} pixels a picture, got {got}: choose smaller pictures, or standardise</source>
        <translation>백색화는 이미지 하나에 {limit}픽셀까지인데 {got}픽셀입니다. 더 작은 이미지를 고르거나 표준화를 쓰세요</translation>
    </message>
    <message>
        <source>W{number} expects square windows, got {height} × {width}: other ones cannot be read</source>
        <translation>W{number}의 필터는 정사각형이어야 하는데 {height} × {width}입니다. 다른 모양은 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>W{number} expects the shape (inputs, units) or (filters, channels, height, width), got {got}: save it in one of them</source>
        <translation>W{number}의 형상은 (입력, 유닛) 또는 (필터, 채널, 높이, 너비)여야 하는데 {got}입니다. 둘 중 하나로 저장하세요</translation>
    </message>
    <message>
        <source>W{number} expects windows of at most {limit} × {limit}, got {got}: larger ones cannot be read</source>
        <translation>W{number}의 필터는 {limit} × {limit} 이하여야 하는데 {got}입니다. 더 큰 것은 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>W{number} expects {expected} channels, got pictures of {got}: choose other data or another file</source>
        <translation>W{number}에는 {expected}채널이 필요한데 이미지는 {got}채널입니다. 다른 데이터나 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>W{number} expects {expected} inputs, got {got} from what is before it: choose other data or another file</source>
        <translation>W{number}에는 입력 {expected}개가 필요한데 앞에서 {got}개가 옵니다. 다른 데이터나 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>W{number} expects {inputs} inputs, but no padding, stride and pooling makes them of {height} × {width} pixels and {filters} filters: choose other data</source>
        <translation>W{number}에는 입력 {inputs}개가 필요한데, 어떤 패딩, 스트라이드, 풀링으로도 {height} × {width}픽셀과 필터 {filters}개에서 그 수가 나오지 않습니다. 다른 데이터를 고르세요</translation>
    </message>
    <message>
        <source>a mean of the pixels alone</source>
        <translation>픽셀만의 평균</translation>
    </message>
    <message>
        <source>a number for each unit</source>
        <translation>유닛마다 숫자 하나</translation>
    </message>
    <message>
        <source>a row of {count} numbers</source>
        <translation>숫자 {count}개 한 줄</translation>
    </message>
    <message>
        <source>alpha 1.67326 and gamma 1.0507</source>
        <translation>alpha 1.67326, gamma 1.0507</translation>
    </message>
    <message>
        <source>alpha 1/6 and beta 1/2</source>
        <translation>alpha 1/6, beta 1/2</translation>
    </message>
    <message>
        <source>another form</source>
        <translation>다른 형태</translation>
    </message>
    <message>
        <source>another place</source>
        <translation>다른 자리</translation>
    </message>
    <message>
        <source>axes of length 1</source>
        <translation>길이가 1인 축</translation>
    </message>
    <message>
        <source>axis 1</source>
        <translation>축 1</translation>
    </message>
    <message>
        <source>b{number} expects {expected} numbers, one for each unit of W{number}, got {got}: W is (inputs, units) or (filters, channels, height, width)</source>
        <translation>b{number}에는 W{number}의 유닛마다 하나씩 숫자 {expected}개가 필요한데 {got}개입니다. W의 형상은 (입력, 유닛) 또는 (필터, 채널, 높이, 너비)입니다</translation>
    </message>
    <message>
        <source>dilations of 1</source>
        <translation>팽창 1</translation>
    </message>
    <message>
        <source>its inference form</source>
        <translation>추론 형태</translation>
    </message>
    <message>
        <source>its tanh form</source>
        <translation>tanh 형태</translation>
    </message>
    <message>
        <source>kernels with four axes</source>
        <translation>축이 네 개인 커널</translation>
    </message>
    <message>
        <source>lengths of at least 1</source>
        <translation>1 이상인 길이</translation>
    </message>
    <message>
        <source>no padding, or such that keeps the size</source>
        <translation>패딩이 없거나 크기를 유지하는 패딩</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>numbers with a point</source>
        <translation>실수</translation>
    </message>
    <message>
        <source>one group</source>
        <translation>그룹 하나</translation>
    </message>
    <message>
        <source>other numbers</source>
        <translation>다른 숫자</translation>
    </message>
    <message>
        <source>other operators</source>
        <translation>다른 연산자</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>pixels and 255 in front of all layers</source>
        <translation>모든 층 앞의 픽셀과 255</translation>
    </message>
    <message>
        <source>pixels divided by 255</source>
        <translation>255로 나눈 픽셀</translation>
    </message>
    <message>
        <source>rows of numbers</source>
        <translation>숫자 한 줄</translation>
    </message>
    <message>
        <source>square windows</source>
        <translation>정사각형 윈도</translation>
    </message>
    <message>
        <source>the batch as the first axis</source>
        <translation>첫 축이 배치인 것</translation>
    </message>
    <message>
        <source>the last dense layer before it</source>
        <translation>마지막 완전 연결층 바로 뒤</translation>
    </message>
    <message>
        <source>the mean over height and width</source>
        <translation>높이와 너비에 걸친 평균</translation>
    </message>
    <message>
        <source>the same padding on all sides</source>
        <translation>모든 변에 같은 패딩</translation>
    </message>
    <message>
        <source>transA 0</source>
        <translation>transA 0</translation>
    </message>
    <message>
        <source>two equal {name}</source>
        <translation>같은 {name} 두 개</translation>
    </message>
    <message>
        <source>weights with two axes</source>
        <translation>축이 두 개인 가중치</translation>
    </message>
    <message>
        <source>weights without biases before it</source>
        <translation>바로 앞의 편향 없는 가중치</translation>
    </message>
    <message>
        <source>windows of at least 1</source>
        <translation>1 이상인 윈도</translation>
    </message>
    <message>
        <source>windows within the picture</source>
        <translation>이미지 안에 있는 윈도</translation>
    </message>
    <message>
        <source>{choice} expects one of {known}, got {got}: choose one of them</source>
        <translation>{choice}의 값은 {known} 중 하나여야 하는데 {got}입니다. 그중 하나를 고르세요</translation>
    </message>
    <message>
        <source>{count} biases, one for each unit</source>
        <translation>유닛마다 하나씩, 편향 {count}개</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>채널 {count}개</translation>
    </message>
    <message>
        <source>{count} inputs</source>
        <translation>입력 {count}개</translation>
    </message>
    <message>
        <source>{count} numbers as its {name}</source>
        <translation>{name} 숫자 {count}개</translation>
    </message>
    <message>
        <source>{count} pictures of {features} numbers each need more memory than {limit} numbers: choose fewer pictures or a later layer</source>
        <translation>숫자 {features}개짜리 이미지 {count}개에는 숫자 {limit}개보다 많은 메모리가 필요합니다. 이미지를 줄이거나 더 뒤의 층을 고르세요</translation>
    </message>
    <message>
        <source>{file} expects 2 to {limit} sub-folders with pictures ({endings}), one for each class, got {got}: sort the pictures into folders</source>
        <translation>{file}에는 클래스마다 하나씩 이미지({endings})가 든 하위 폴더가 2~{limit}개 있어야 하는데 {got}개입니다. 이미지를 폴더로 나누세요</translation>
    </message>
    <message>
        <source>{file} expects a file of labels beside it, such as {labels}, got none: choose it</source>
        <translation>{file} 옆에 {labels} 같은 레이블 파일이 있어야 하는데 없습니다. 그 파일을 고르세요</translation>
    </message>
    <message>
        <source>{file} expects a file that Glassnet saved, got something else: data and weights are opened by the other commands of the menu</source>
        <translation>{file}은(는) Glassnet이 저장한 파일이어야 하는데 아닙니다. 데이터와 가중치는 메뉴의 다른 명령으로 여세요</translation>
    </message>
    <message>
        <source>{file} expects a file that can be read, got: {got}. Choose it again</source>
        <translation>{file}은(는) 읽을 수 있는 파일이어야 하는데 읽지 못했습니다: {got}. 다시 고르세요</translation>
    </message>
    <message>
        <source>{file} expects a file, got a folder: choose a file, or open the folder as pictures</source>
        <translation>{file}은(는) 파일이어야 하는데 폴더입니다. 파일을 고르거나 폴더를 이미지로 여세요</translation>
    </message>
    <message>
        <source>{file} expects a folder that can be read, got: {got}. Choose it again</source>
        <translation>{file}은(는) 읽을 수 있는 폴더여야 하는데 읽지 못했습니다: {got}. 다시 고르세요</translation>
    </message>
    <message>
        <source>{file} expects a model that Glassnet exported, with its experiment, got other weights: open them in the window and save the run</source>
        <translation>{file}은(는) Glassnet이 실험과 함께 내보낸 모델이어야 하는데 다른 가중치입니다. 창에서 열고 학습 기록을 저장하세요</translation>
    </message>
    <message>
        <source>{file} expects a run that Glassnet saved, got another archive: data and weights are opened by the other commands of the menu</source>
        <translation>{file}은(는) Glassnet이 저장한 학습 기록이어야 하는데 다른 압축 파일입니다. 데이터와 가중치는 메뉴의 다른 명령으로 여세요</translation>
    </message>
    <message>
        <source>{file} expects a whole .npz file, got one that is damaged or of another format: copy it again or save it with numpy.savez</source>
        <translation>{file}은(는) 온전한 .npz 파일이어야 하는데 손상되었거나 다른 형식입니다. 다시 복사하거나 numpy.savez로 저장하세요</translation>
    </message>
    <message>
        <source>{file} expects a whole gzip file, got one that is cut off or damaged: copy or download it again</source>
        <translation>{file}은(는) 온전한 gzip 파일이어야 하는데 잘렸거나 손상되었습니다. 다시 복사하거나 내려받으세요</translation>
    </message>
    <message>
        <source>{file} expects a whole model of ONNX, got a damaged file or one of another format: fetch it again</source>
        <translation>{file}은(는) 온전한 ONNX 모델이어야 하는데 손상되었거나 다른 형식입니다. 다시 받으세요</translation>
    </message>
    <message>
        <source>{file} expects an IDX file, which starts with 00 00 08, got {got}: choose another file</source>
        <translation>{file}은(는) 00 00 08로 시작하는 IDX 파일이어야 하는데 {got}입니다. 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>{file} expects an array {name}, got {got}: choose one of these</source>
        <translation>{file}에는 배열 {name}이(가) 있어야 하는데 {got}이(가) 있습니다. 이 가운데서 고르세요</translation>
    </message>
    <message>
        <source>{file} expects arrays with usual names, such as x and y, got {got}: choose which holds the pictures and which the classes</source>
        <translation>{file}의 배열은 x와 y처럼 흔한 이름이어야 하는데 {got}입니다. 어느 것이 이미지이고 어느 것이 클래스인지 고르세요</translation>
    </message>
    <message>
        <source>{file} expects at least one array of numbers, got none: save the arrays with numpy.savez</source>
        <translation>{file}에는 수의 배열이 하나 이상 있어야 하는데 없습니다. 배열을 numpy.savez로 저장하세요</translation>
    </message>
    <message>
        <source>{file} expects at least one picture or label, got the sizes {got}: choose another file</source>
        <translation>{file}에는 이미지나 레이블이 하나 이상 있어야 하는데 크기가 {got}입니다. 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>{file} expects at most {limit} MB of numbers, got {got} MB: choose a smaller one</source>
        <translation>{file}의 숫자는 최대 {limit} MB인데 {got} MB입니다. 더 작은 파일을 고르세요</translation>
    </message>
    <message>
        <source>{file} expects at most {limit} MB of pixels, got {got} MB: choose a smaller file</source>
        <translation>{file}의 픽셀은 {limit} MB까지인데 {got} MB입니다. 더 작은 파일을 고르세요</translation>
    </message>
    <message>
        <source>{file} expects at most {limit} pictures, got {got}: leave some out</source>
        <translation>{file}의 이미지는 {limit}개까지인데 {got}개입니다. 일부를 빼세요</translation>
    </message>
    <message>
        <source>{file} expects content, got an empty file: save it again</source>
        <translation>{file}에 내용이 있어야 하는데 비어 있습니다. 다시 저장하세요</translation>
    </message>
    <message>
        <source>{file} expects images (count, height, width), got an array of {got} dimensions: choose the file of the images</source>
        <translation>{file}은(는) 이미지 (개수, 높이, 너비)여야 하는데 {got}차원 배열입니다. 이미지 파일을 고르세요</translation>
    </message>
    <message>
        <source>{file} expects labels, one number a picture, got an array of {got} dimensions: choose the file of the labels</source>
        <translation>{file}은(는) 이미지마다 수가 하나인 레이블이어야 하는데 {got}차원 배열입니다. 레이블 파일을 고르세요</translation>
    </message>
    <message>
        <source>{file} expects pictures as an array {expected}, got {got}: open it again</source>
        <translation>{file}의 이미지는 {expected} 배열이어야 하는데 {got}입니다. 다시 여세요</translation>
    </message>
    <message>
        <source>{file} expects pictures, got labels: choose the file of the pictures, too</source>
        <translation>{file}은(는) 이미지가 아니라 레이블입니다. 이미지 파일도 고르세요</translation>
    </message>
    <message>
        <source>{file} expects the pictures that were opened, got others: open them again, or bring the old ones back</source>
        <translation>{file}에는 처음 연 이미지가 있어야 하는데 다른 이미지입니다. 다시 열거나 이전 것을 되돌려 놓으세요</translation>
    </message>
    <message>
        <source>{file} expects the recipe of a figure, got a picture without one: export it again with its recipe, or open the experiment&apos;s own file</source>
        <translation>{file}에 그림의 레시피가 있어야 하는데 없습니다. 레시피와 함께 다시 내보내거나 실험 파일을 여세요</translation>
    </message>
    <message>
        <source>{file} expects the {count} pictures that were opened, got {got}: open them again, or bring the old ones back</source>
        <translation>{file}에는 처음 연 이미지 {count}개가 있어야 하는데 {got}개입니다. 다시 열거나 이전 것을 되돌려 놓으세요</translation>
    </message>
    <message>
        <source>{file} expects two or four of its arrays {known}, got {got}: choose pictures and classes</source>
        <translation>{file}의 배열 {known} 가운데 2개나 4개가 필요한데 {got}입니다. 이미지와 클래스를 고르세요</translation>
    </message>
    <message>
        <source>{file} expects unsigned bytes (type 08), got {got} (type {type}): convert it to bytes from 0 to 255</source>
        <translation>{file}의 수는 부호 없는 바이트(유형 08)여야 하는데 {got}(유형 {type})입니다. 0~255의 바이트로 변환하세요</translation>
    </message>
    <message>
        <source>{file} expects whole safetensors, got a damaged file ({reason}): fetch it again</source>
        <translation>{file}은(는) 온전한 safetensors여야 하는데 손상되었습니다({reason}). 다시 받으세요</translation>
    </message>
    <message>
        <source>{file} expects {expected} bytes as its header says, got more: choose another file</source>
        <translation>{file}은(는) 머리말대로 {expected}바이트여야 하는데 더 깁니다. 다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>{file} expects {expected} bytes as its header says, got {got}: copy or download it again</source>
        <translation>{file}은(는) 머리말대로 {expected}바이트여야 하는데 {got}바이트입니다. 다시 복사하거나 내려받으세요</translation>
    </message>
    <message>
        <source>{file}, line {line}: {problem}</source>
        <translation>{file} {line}행: {problem}</translation>
    </message>
    <message>
        <source>{framework} source knows the layers, activations, losses and optimizers of Glassnet, got {got}: save it as NumPy</source>
        <translation>{framework} 코드에는 Glassnet의 층, 활성화 함수, 손실 함수, 옵티마이저만 쓸 수 있는데 {got}이(가) 주어졌습니다: NumPy로 저장하세요</translation>
    </message>
    <message>
        <source>{kind} expects only {known}, got {got}: correct or remove it</source>
        <translation>{kind}에는 {known}만 쓸 수 있는데 {got}이(가) 있습니다. 고치거나 지우세요</translation>
    </message>
    <message>
        <source>{kind} expects settings by name, got {got}: write them as {{&quot;name&quot;: value}}</source>
        <translation>{kind}: 이름이 붙은 설정이 필요한데 {got}입니다. {{&quot;name&quot;: 값}}처럼 쓰세요</translation>
    </message>
    <message>
        <source>{labels} expects {count} labels, one for each picture of {images}, got {got}: choose two files that belong together</source>
        <translation>{labels}에는 {images}의 이미지마다 하나씩 레이블이 {count}개 있어야 하는데 {got}개입니다. 서로 맞는 두 파일을 고르세요</translation>
    </message>
    <message>
        <source>{label} expects a finite number, got {got}: enter digits</source>
        <translation>{label}: 유한한 수가 필요한데 {got}입니다. 숫자로 입력하세요</translation>
    </message>
    <message>
        <source>{label} expects a list, got {got}: put it in brackets</source>
        <translation>{label}: 목록이 필요한데 {got}입니다. 대괄호로 묶으세요</translation>
    </message>
    <message>
        <source>{label} expects a number, got {got}: enter digits</source>
        <translation>{label}: 수가 필요한데 {got}입니다. 숫자로 입력하세요</translation>
    </message>
    <message>
        <source>{label} expects a value from {low} to {high}, got {got}: choose one in that range</source>
        <translation>{label}: {low}에서 {high} 사이여야 하는데 {got}입니다. 범위 안에서 고르세요</translation>
    </message>
    <message>
        <source>{label} expects a whole number, got {got}: round it</source>
        <translation>{label}: 정수가 필요한데 {got}입니다. 반올림하세요</translation>
    </message>
    <message>
        <source>{label} expects a {noun}, got {got}: choose one of {known}</source>
        <translation>{label}: 종류가 {noun}인 것이 필요한데 {got}입니다. 다음에서 고르세요: {known}</translation>
    </message>
    <message>
        <source>{label} expects at least {low}, got {got}: choose a larger value</source>
        <translation>{label}: {low} 이상이어야 하는데 {got}입니다. 더 큰 값을 고르세요</translation>
    </message>
    <message>
        <source>{label} expects at most {limit} in the list, got {got}: remove some</source>
        <translation>{label}의 목록에는 {limit}개까지만 넣을 수 있는데 {got}개입니다. 몇 개를 빼세요</translation>
    </message>
    <message>
        <source>{label} expects one of {choices}, got {got}: choose one of them</source>
        <translation>{label}: {choices} 가운데 하나여야 하는데 {got}입니다. 그중에서 고르세요</translation>
    </message>
    <message>
        <source>{label} expects text, got {got}: put it in quotes</source>
        <translation>{label}: 문자열이 필요한데 {got}입니다. 따옴표로 묶으세요</translation>
    </message>
    <message>
        <source>{label} expects true or false, got {got}: choose one of them</source>
        <translation>{label}: 참(true)이나 거짓(false)이어야 하는데 {got}입니다. 둘 중 하나를 고르세요</translation>
    </message>
    <message>
        <source>{label} expects {expected} values, got {got}: add or remove some</source>
        <translation>{label}: 값이 {expected}개여야 하는데 {got}개입니다. 개수를 맞추세요</translation>
    </message>
    <message>
        <source>{left} · {right} expects as many columns in {left} as rows in {right}, got {columns} and {rows}: make them equal</source>
        <translation>{left} · {right}: {left}의 열 수와 {right}의 행 수가 같아야 하는데 {columns}열과 {rows}행입니다. 두 수를 맞추세요</translation>
    </message>
    <message>
        <source>{loss} expects classes, got a data set of values: choose squared error</source>
        <translation>{loss}: 클래스가 필요한데 이 데이터셋의 목표는 연속값입니다. 제곱 오차를 고르세요</translation>
    </message>
    <message>
        <source>{loss} expects the output activation {expected}, got {got}: change one of the two</source>
        <translation>{loss}: 출력층의 활성화 함수가 {expected}여야 하는데 {got}입니다. 둘 중 하나를 바꾸세요</translation>
    </message>
    <message>
        <source>{name} at character {place} expects brackets, got none: write {name}(...)</source>
        <translation>{place}번째 글자의 {name}에는 괄호가 필요한데 없습니다. {name}(...)처럼 쓰세요</translation>
    </message>
    <message>
        <source>{name} at character {place} expects one value, got {got}: remove the others</source>
        <translation>{place}번째 글자의 {name}에는 값이 하나여야 하는데 {got}개입니다. 나머지를 지우세요</translation>
    </message>
    <message>
        <source>{name} at character {place} expects two or more values, got one: add one after a comma</source>
        <translation>{place}번째 글자의 {name}에는 값이 둘 이상 필요한데 하나입니다. 쉼표 뒤에 더 쓰세요</translation>
    </message>
    <message>
        <source>{name} expects an array of numbers, got {got}: save it as a NumPy array</source>
        <translation>{name}에는 숫자 배열이 필요한데 {got}입니다. NumPy 배열로 저장하세요</translation>
    </message>
    <message>
        <source>{name} expects classes as whole numbers or text, got {got}: convert them</source>
        <translation>{name}의 클래스는 정수나 글자여야 하는데 {got}입니다. 변환하세요</translation>
    </message>
    <message>
        <source>{name} expects comparisons such as x &gt; 0, got a number at character {place}: compare it with something</source>
        <translation>{name}에는 x &gt; 0 같은 비교가 필요한데 {place}번째 글자가 수입니다. 무엇과 비교하세요</translation>
    </message>
    <message>
        <source>{name} expects finite numbers, got nan or infinity: train the network again</source>
        <translation>{name}에는 유한한 숫자가 필요한데 nan이나 무한대가 있습니다. 신경망을 다시 학습시키세요</translation>
    </message>
    <message>
        <source>{name} expects floats from 0 to 1, got {got}: divide the pixels by the largest</source>
        <translation>{name}의 실수는 0~1이어야 하는데 {got}입니다. 가장 큰 픽셀 값으로 나누세요</translation>
    </message>
    <message>
        <source>{name} expects its numbers in the file, but they lie in another one, which is not opened: export the model as a single file</source>
        <translation>{name}의 숫자는 이 파일 안에 있어야 하는데 다른 파일에 있으며, 그 파일은 열지 않습니다. 모델을 파일 하나로 내보내세요</translation>
    </message>
    <message>
        <source>{name} expects numbers of 16, 32 or 64 bits with a point, got {got}: convert it, or leave it out</source>
        <translation>{name}에는 16, 32, 64비트 실수가 필요한데 {got}입니다. 변환하거나 빼세요</translation>
    </message>
    <message>
        <source>{name} expects numbers of 16, 32 or 64 bits, got the type {got}: export the network without quantisation</source>
        <translation>{name}에는 16, 32, 64비트 숫자가 필요한데 {got} 형입니다. 양자화하지 않은 신경망을 내보내세요</translation>
    </message>
    <message>
        <source>{name} expects numbers of the types {known}, got {got}: convert it</source>
        <translation>{name}의 숫자는 {known} 형이어야 하는데 {got}입니다. 변환하세요</translation>
    </message>
    <message>
        <source>{name} expects numbers, got damaged ones ({reason}): export the model again</source>
        <translation>{name}에는 숫자가 필요한데 손상되었습니다({reason}). 모델을 다시 내보내세요</translation>
    </message>
    <message>
        <source>{name} expects one class for each of {count} pictures, got the shape {got}: save the number of the class of every picture</source>
        <translation>{name}에는 이미지 {count}개마다 클래스가 하나씩 있어야 하는데 형상이 {got}입니다. 이미지마다 클래스 번호를 저장하세요</translation>
    </message>
    <message>
        <source>{name} expects pictures as (count, height, width), or with 1 or 3 channels last, got the shape {got}: bring the axes into that order</source>
        <translation>{name}의 이미지는 (개수, 높이, 너비)이거나 마지막 축이 채널 1개 또는 3개여야 하는데 형상이 {got}입니다. 축을 그 순서로 바꾸세요</translation>
    </message>
    <message>
        <source>{name} expects pixels as bytes (uint8) or floats from 0 to 1, got {got}: convert them</source>
        <translation>{name}의 픽셀은 바이트(uint8)나 0~1의 실수여야 하는데 {got}입니다. 변환하세요</translation>
    </message>
    <message>
        <source>{name} expects {expected} numbers as its shape says, and more than none, got {got}: export the model again</source>
        <translation>{name}에는 형상대로 숫자 {expected}개가 있어야 하고 비어 있으면 안 되는데 {got}개입니다. 모델을 다시 내보내세요</translation>
    </message>
    <message>
        <source>{name} expects −{most} to {most}, got {got}: enter a smaller number</source>
        <translation>{name}: −{most}부터 {most}까지여야 하는데 {got}을(를) 받았습니다. 더 작은 수를 입력하세요</translation>
    </message>
    <message>
        <source>{name} in {file} expects plain numbers or text, got Python objects or an unknown format: save it as an array of numbers</source>
        <translation>{file}의 {name}은(는) 수나 글자여야 하는데 파이썬 객체이거나 알 수 없는 형식입니다. 수의 배열로 저장하세요</translation>
    </message>
    <message>
        <source>{name} in {file} expects {expected} bytes as its header says, and more than none, got {got}: save it again</source>
        <translation>{file}의 {name}은(는) 머리말대로 {expected}바이트이고 비어 있지 않아야 하는데 {got}바이트입니다. 다시 저장하세요</translation>
    </message>
    <message>
        <source>{name} is used before it is given: export the model again</source>
        <translation>{name}이(가) 주어지기 전에 쓰였습니다. 모델을 다시 내보내세요</translation>
    </message>
    <message>
        <source>{noun} expects one of {known}, got {got}: correct the name</source>
        <translation>{noun}: {known} 가운데 하나여야 하는데 {got}입니다. 이름을 고치세요</translation>
    </message>
    <message>
        <source>{noun} expects {{&quot;kind&quot;: ...}}, got {got}: add its kind, one of {known}</source>
        <translation>{noun}: {{&quot;kind&quot;: ...}} 꼴이어야 하는데 {got}입니다. kind를 {known} 가운데 하나로 적으세요</translation>
    </message>
    <message>
        <source>{panel} expects one of {known}, got {got}: correct the name</source>
        <translation>{panel}에는 {known} 가운데 하나가 와야 하는데 {got}입니다. 이름을 고치세요</translation>
    </message>
    <message>
        <source>{part} expects {known}, got {got}: correct it</source>
        <translation>{part}에는 {known}이(가) 필요하지만 {got}입니다: 고치세요</translation>
    </message>
    <message>
        <source>{place} expects a column of numbers, got none: choose one, or open a table with more columns</source>
        <translation>{place}에는 숫자 열이 필요한데 없습니다. 열을 고르거나 열이 더 많은 표를 여세요</translation>
    </message>
    <message>
        <source>{place} in the file: {reason}</source>
        <translation>파일의 {place}: {reason}</translation>
    </message>
</context>
<context>
    <name>vocabulary</name>
    <message>
        <source>activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>특성</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>특성</translation>
    </message>
    <message>
        <source>initializer</source>
        <translation>초깃값</translation>
    </message>
    <message>
        <source>Initializer</source>
        <translation>초깃값</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>preprocessing</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>regularizer</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>Regularizer</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>학습률 스케줄</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>학습률 스케줄</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>How often the coordinate is multiplied by itself; large powers need scaling</source>
        <translation>좌표를 몇 번 곱할지 정합니다. 차수가 크면 스케일 조정이 필요합니다</translation>
    </message>
    <message>
        <source>Power of x₁</source>
        <translation>x₁의 거듭제곱</translation>
    </message>
    <message>
        <source>The first coordinate raised to a power: with several, a polynomial can be fitted.</source>
        <translation>첫째 좌표의 거듭제곱. 여러 개를 쓰면 다항식을 맞출 수 있습니다.</translation>
    </message>
    <message>
        <source>Power of x₂</source>
        <translation>x₂의 거듭제곱</translation>
    </message>
    <message>
        <source>The second coordinate raised to a power: with several, a polynomial can be fitted.</source>
        <translation>둘째 좌표의 거듭제곱. 여러 개를 쓰면 다항식을 맞출 수 있습니다.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>곱</translation>
    </message>
    <message>
        <source>The product of the coordinates: its sign alone solves XOR.</source>
        <translation>두 좌표의 곱. 부호만으로 XOR을 풉니다.</translation>
    </message>
    <message>
        <source>Sine of x₁</source>
        <translation>x₁의 사인</translation>
    </message>
    <message>
        <source>The sine of the first coordinate, in radians: stripes side by side.</source>
        <translation>첫째 좌표의 사인(라디안). 세로 줄무늬가 나란히 놓입니다.</translation>
    </message>
    <message>
        <source>Sine of x₂</source>
        <translation>x₂의 사인</translation>
    </message>
    <message>
        <source>The sine of the second coordinate, in radians: stripes above each other.</source>
        <translation>둘째 좌표의 사인(라디안). 가로 줄무늬가 위아래로 쌓입니다.</translation>
    </message>
    <message>
        <source>x₁</source>
        <translation>x₁</translation>
    </message>
    <message>
        <source>The first coordinate.</source>
        <translation>첫째 좌표.</translation>
    </message>
    <message>
        <source>x₁ squared</source>
        <translation>x₁의 제곱</translation>
    </message>
    <message>
        <source>The square of the first coordinate: it tells the middle from both sides.</source>
        <translation>첫째 좌표의 제곱. 가운데와 양옆을 구별합니다.</translation>
    </message>
    <message>
        <source>x₂</source>
        <translation>x₂</translation>
    </message>
    <message>
        <source>The second coordinate.</source>
        <translation>둘째 좌표.</translation>
    </message>
    <message>
        <source>x₂ squared</source>
        <translation>x₂의 제곱</translation>
    </message>
    <message>
        <source>The square of the second coordinate: it tells the middle from top and bottom.</source>
        <translation>둘째 좌표의 제곱. 가운데와 위아래를 구별합니다.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점 개수</translation>
    </message>
    <message>
        <source>How many points are drawn</source>
        <translation>뽑을 점의 개수</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>분산</translation>
    </message>
    <message>
        <source>Mean squared distance of the points from their centre along each axis</source>
        <translation>각 축 방향으로 점이 중심에서 떨어진 거리의 제곱 평균</translation>
    </message>
    <message>
        <source>Label noise</source>
        <translation>레이블 잡음</translation>
    </message>
    <message>
        <source>Share of the points that are given another class at random</source>
        <translation>무작위로 다른 클래스가 되는 점의 비율</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>가우시안</translation>
    </message>
    <message>
        <source>Points around a centre, normally distributed with the same variance along both axes.</source>
        <translation>중심 둘레에 정규 분포로 흩어진 점. 두 축의 분산이 같습니다.</translation>
    </message>
    <message>
        <source>Centre x₁</source>
        <translation>중심 x₁</translation>
    </message>
    <message>
        <source>Where the block lies along x₁</source>
        <translation>x₁ 방향의 블록 위치</translation>
    </message>
    <message>
        <source>Centre x₂</source>
        <translation>중심 x₂</translation>
    </message>
    <message>
        <source>Where the block lies along x₂</source>
        <translation>x₂ 방향의 블록 위치</translation>
    </message>
    <message>
        <source>Mean squared distance from the centre along each axis</source>
        <translation>각 축 방향으로 중심에서 떨어진 거리의 제곱 평균</translation>
    </message>
    <message>
        <source>How many points the block has</source>
        <translation>블록에 속한 점의 개수</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>The class of the block&apos;s points, counted from 0</source>
        <translation>블록에 속한 점의 클래스. 0부터 셉니다</translation>
    </message>
    <message>
        <source>Two Gaussians</source>
        <translation>두 가우시안</translation>
    </message>
    <message>
        <source>Two Gaussian blocks, one for each class, that overlap more the more noise there is.</source>
        <translation>클래스마다 하나씩인 두 가우시안 블록. 잡음이 클수록 더 겹칩니다.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>Widens the blocks: their variance is 0.5 at 0 % and 4 at 50 %</source>
        <translation>블록을 넓힙니다. 분산은 0 %에서 0.5, 50 %에서 4입니다</translation>
    </message>
    <message>
        <source>Gaussian classes</source>
        <translation>가우시안 클래스</translation>
    </message>
    <message>
        <source>One Gaussian block for each class, their centres evenly spaced on a circle.</source>
        <translation>클래스마다 가우시안 블록 하나. 중심이 원 위에 고르게 놓입니다.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스 수</translation>
    </message>
    <message>
        <source>How many classes there are</source>
        <translation>클래스의 개수</translation>
    </message>
    <message>
        <source>Gaussian mixture</source>
        <translation>가우시안 혼합</translation>
    </message>
    <message>
        <source>Any number of Gaussian blocks in any number of classes, each with its own settings.</source>
        <translation>가우시안 블록과 클래스의 수가 자유롭고, 블록마다 설정이 따로 있습니다.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>The centre, variance, number of points and class of each block</source>
        <translation>각 블록의 중심, 분산, 점 개수, 클래스</translation>
    </message>
    <message>
        <source>Plotting range</source>
        <translation>그림 범위</translation>
    </message>
    <message>
        <source>The range of both axes of the map</source>
        <translation>그림 두 축의 범위</translation>
    </message>
    <message>
        <source>XOR of Gaussians</source>
        <translation>가우시안 XOR</translation>
    </message>
    <message>
        <source>Four Gaussian blocks, one in each corner; opposite corners share a class.</source>
        <translation>네 모서리에 하나씩 놓인 가우시안 블록. 마주 보는 모서리끼리 같은 클래스입니다.</translation>
    </message>
    <message>
        <source>None: raw values</source>
        <translation>없음 (원래 값)</translation>
    </message>
    <message>
        <source>The network sees the features as they are.</source>
        <translation>신경망이 특성을 있는 그대로 봅니다.</translation>
    </message>
    <message>
        <source>Whiten, along principal axes</source>
        <translation>백색화 (주축 방향)</translation>
    </message>
    <message>
        <source>The features are turned to their principal axes and each is scaled to variance 1.</source>
        <translation>특성을 주축 방향으로 돌리고 각각 분산이 1이 되게 합니다.</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>엡실론</translation>
    </message>
    <message>
        <source>Added to each variance before its root divides; more keeps weak directions weak</source>
        <translation>제곱근으로 나누기 전에 분산에 더하는 값. 클수록 약한 방향이 약하게 남습니다</translation>
    </message>
    <message>
        <source>Scale to a range</source>
        <translation>범위에 맞추기</translation>
    </message>
    <message>
        <source>Each feature is moved and scaled so that the training samples just fill a range.</source>
        <translation>훈련 샘플이 범위에 꼭 차도록 각 특성을 옮기고 늘립니다.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>The range that the training samples fill</source>
        <translation>훈련 샘플이 채우는 범위</translation>
    </message>
    <message>
        <source>-1 to 1</source>
        <translation>−1 ~ 1</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 ~ 1</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>표준화</translation>
    </message>
    <message>
        <source>Each feature gets mean 0 and standard deviation 1 over the training samples.</source>
        <translation>훈련 샘플에서 각 특성의 평균이 0, 표준편차가 1이 됩니다.</translation>
    </message>
    <message>
        <source>Whiten, staying close</source>
        <translation>백색화 (원래 값에 가깝게)</translation>
    </message>
    <message>
        <source>The features get variance 1 and no correlation, and change as little as that allows.</source>
        <translation>특성의 분산은 1, 상관은 0이 되며 원래 값에서 되도록 적게 바뀝니다.</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>체커보드</translation>
    </message>
    <message>
        <source>Squares of two classes in turn, like a checkerboard.</source>
        <translation>두 클래스의 정사각형이 체커보드처럼 번갈아 놓입니다.</translation>
    </message>
    <message>
        <source>How far the points are moved, as a share of the size of the shape</source>
        <translation>점을 옮기는 거리. 모양의 크기에 대한 비율입니다</translation>
    </message>
    <message>
        <source>Squares</source>
        <translation>칸 수</translation>
    </message>
    <message>
        <source>How many squares lie along each side</source>
        <translation>한 변에 놓인 칸의 개수</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>원</translation>
    </message>
    <message>
        <source>A disc of class 1 inside a ring of class 0.</source>
        <translation>클래스 0의 고리 안에 클래스 1의 원판이 있습니다.</translation>
    </message>
    <message>
        <source>How far a point is moved while its class or value is decided; it is drawn unmoved</source>
        <translation>클래스나 값을 정할 때 점을 옮기는 거리. 그릴 때는 옮기지 않습니다</translation>
    </message>
    <message>
        <source>The x₁, x₂ and class of every point</source>
        <translation>모든 점의 x₁, x₂, 클래스</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>초승달</translation>
    </message>
    <message>
        <source>Two half circles that reach into each other.</source>
        <translation>서로 맞물린 두 반원.</translation>
    </message>
    <message>
        <source>How far the points are moved, as a share of the radius of a moon</source>
        <translation>점을 옮기는 거리. 초승달 반지름에 대한 비율입니다</translation>
    </message>
    <message>
        <source>Hills and hollows</source>
        <translation>언덕과 구덩이</translation>
    </message>
    <message>
        <source>Six cones on flat ground, in turn one unit high and one deep.</source>
        <translation>평지에 놓인 원뿔 여섯 개. 높이 1과 깊이 1이 번갈아 나옵니다.</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>A value that rises evenly from the lower left to the upper right: (x₁ + x₂) / 10.</source>
        <translation>왼쪽 아래에서 오른쪽 위로 고르게 커지는 값: (x₁ + x₂) / 10.</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>고리</translation>
    </message>
    <message>
        <source>Rings around the origin, one for each class; the first class is a disc.</source>
        <translation>원점을 둘러싼 고리가 클래스마다 하나. 첫 클래스는 원판입니다.</translation>
    </message>
    <message>
        <source>How many rings there are</source>
        <translation>고리의 개수</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>나선</translation>
    </message>
    <message>
        <source>Two spiral arms of 1¾ turns, wound into each other.</source>
        <translation>1¾바퀴씩 서로 감긴 두 나선.</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Four squares of points, one in each quadrant; opposite squares share a class.</source>
        <translation>사분면마다 하나씩인 정사각형 점 무리. 마주 보는 것끼리 같은 클래스입니다.</translation>
    </message>
    <message>
        <source>The x₁, x₂ and class of every row</source>
        <translation>모든 행의 x₁, x₂, 클래스</translation>
    </message>
    <message>
        <source>The x₁, x₂ and class or value of every row</source>
        <translation>모든 행의 x₁, x₂, 클래스 또는 값</translation>
    </message>
    <message>
        <source>The x₁, x₂ and value of every row</source>
        <translation>모든 행의 x₁, x₂, 값</translation>
    </message>
    <message>
        <source>Gaussian mixture, legacy generator</source>
        <translation>가우시안 혼합 (옛 난수 생성기)</translation>
    </message>
    <message>
        <source>Gaussian blocks drawn by NumPy&apos;s legacy generator, as published notebooks drew them.</source>
        <translation>공개된 노트북과 똑같이 NumPy의 옛 난수 생성기로 뽑은 가우시안 블록.</translation>
    </message>
    <message>
        <source>Drawn before</source>
        <translation>먼저 뽑은 블록</translation>
    </message>
    <message>
        <source>Blocks that the same generator draws first</source>
        <translation>같은 난수 생성기가 먼저 뽑는 블록</translation>
    </message>
    <message>
        <source>Legacy seed</source>
        <translation>옛 생성기 시드</translation>
    </message>
    <message>
        <source>The seed of this set&apos;s own generator</source>
        <translation>이 데이터셋 전용 난수 생성기의 시드</translation>
    </message>
    <message>
        <source>Three blocks against one</source>
        <translation>블록 셋 대 하나</translation>
    </message>
    <message>
        <source>Three Gaussian blocks of class 0 in the corners around one block of class 1.</source>
        <translation>모서리에 놓인 클래스 0의 가우시안 블록 셋과 그 사이 클래스 1의 블록 하나.</translation>
    </message>
    <message>
        <source>Virus infection</source>
        <translation>바이러스 감염</translation>
    </message>
    <message>
        <source>Two measurements of 35 people, of whom class 1 is infected: two overlapping blocks.</source>
        <translation>35명의 두 가지 측정값. 클래스 1이 감염자이며 두 블록이 겹칩니다.</translation>
    </message>
    <message>
        <source>Virus infection, 1,400 people</source>
        <translation>바이러스 감염, 1,400명</translation>
    </message>
    <message>
        <source>The two blocks of the virus infection again, with 1,400 people.</source>
        <translation>바이러스 감염의 두 블록을 1,400명으로 늘린 것.</translation>
    </message>
    <message>
        <source>XOR of Gaussians, published</source>
        <translation>가우시안 XOR (공개본)</translation>
    </message>
    <message>
        <source>Four Gaussian blocks of 30 points; opposite corners share a class.</source>
        <translation>점 30개씩인 가우시안 블록 넷. 마주 보는 모서리끼리 같은 클래스입니다.</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>z where z &gt; 0, else α·(exp(z) − 1): bends smoothly towards −α.</source>
        <translation>z &gt; 0이면 z, 아니면 α·(exp(z) − 1): −α 쪽으로 부드럽게 휩니다.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>알파</translation>
    </message>
    <message>
        <source>Depth that a very negative sum settles at</source>
        <translation>가중합이 아주 작을 때 다다르는 깊이</translation>
    </message>
    <message>
        <source>GELU (tanh form)</source>
        <translation>GELU (tanh 근사)</translation>
    </message>
    <message>
        <source>½z·(1 + tanh(√(2/π)·(z + 0.044715·z³))): z weighted by about how likely a standard normal number lies below it.</source>
        <translation>½z·(1 + tanh(√(2/π)·(z + 0.044715·z³))): 표준 정규 분포의 수가 z보다 작을 확률을 z에 곱한 근삿값.</translation>
    </message>
    <message>
        <source>hard sigmoid</source>
        <translation>하드 시그모이드</translation>
    </message>
    <message>
        <source>min(max(z/6 + ½, 0), 1): a sigmoid of three straight lines, bent at −3 and 3.</source>
        <translation>min(max(z/6 + ½, 0), 1): −3과 3에서 꺾이는, 직선 세 개로 된 시그모이드.</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>항등 함수</translation>
    </message>
    <message>
        <source>f(z) = z: the weighted sum as it is. Stacked identity layers collapse into one.</source>
        <translation>f(z) = z: 가중합 그대로. 항등 함수 층은 쌓아도 한 층과 같습니다.</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>누수 ReLU</translation>
    </message>
    <message>
        <source>max(z, α·z): a small slope α below 0 keeps silent units alive.</source>
        <translation>max(z, α·z): 0 아래의 작은 기울기 α가 꺼진 유닛을 살려 둡니다.</translation>
    </message>
    <message>
        <source>Slope where the sum is negative</source>
        <translation>가중합이 음수일 때의 기울기</translation>
    </message>
    <message>
        <source>Mish</source>
        <translation>Mish</translation>
    </message>
    <message>
        <source>z·tanh(softplus(z)): close to SiLU, a little steeper.</source>
        <translation>z·tanh(softplus(z)): SiLU와 비슷하며 조금 더 가파릅니다.</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>max(z, 0): passes what is positive, silences the rest.</source>
        <translation>max(z, 0): 양수는 통과시키고 나머지는 0으로 만듭니다.</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>λ·z where z &gt; 0, else λα·(exp(z) − 1): λ = 1.0507, α = 1.6733 keep the activations&apos; mean near 0 and their variance near 1 from layer to layer, if weights start by LeCun normal.</source>
        <translation>z &gt; 0이면 λ·z, 아니면 λα·(exp(z) − 1): 가중치를 르쿤 정규 분포로 시작하면 λ = 1.0507, α = 1.6733이 층마다 활성값의 평균을 0, 분산을 1 가까이로 지킵니다.</translation>
    </message>
    <message>
        <source>SiLU (swish)</source>
        <translation>SiLU (스위시)</translation>
    </message>
    <message>
        <source>z·sigmoid(z): like a ReLU, but smooth, and slightly negative before 0.</source>
        <translation>z·sigmoid(z): ReLU와 비슷하지만 부드럽고 0 앞에서 살짝 음수가 됩니다.</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>1 / (1 + exp(−z)): from 0 to 1, read as a probability.</source>
        <translation>1 / (1 + exp(−z)): 0에서 1 사이이며 확률로 읽습니다.</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>사인</translation>
    </message>
    <message>
        <source>sin(z): a wave, good for curves that repeat themselves.</source>
        <translation>sin(z): 물결. 되풀이되는 곡선에 알맞습니다.</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>exp(zᵢ) / Σ exp(zⱼ) over the units: shares that add up to 1. For the output layer.</source>
        <translation>유닛에 대한 exp(zᵢ) / Σ exp(zⱼ): 합이 1인 비율. 출력층에 씁니다.</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>소프트플러스</translation>
    </message>
    <message>
        <source>ln(1 + exp(z)): a ReLU with its corner rounded off.</source>
        <translation>ln(1 + exp(z)): 모서리를 둥글린 ReLU.</translation>
    </message>
    <message>
        <source>softsign</source>
        <translation>소프트사인</translation>
    </message>
    <message>
        <source>z / (1 + |z|): from −1 to 1 like tanh, but settles more slowly.</source>
        <translation>z / (1 + |z|): tanh처럼 −1에서 1 사이지만 더 천천히 다다릅니다.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>1 where z ≥ 0, else 0: fires or is silent. Its slope is 0 everywhere, so no gradient passes and nothing before it learns by descent.</source>
        <translation>z ≥ 0이면 1, 아니면 0: 켜지거나 꺼집니다. 기울기가 어디서나 0이라 역전파가 지나가지 못하고, 앞쪽 층은 경사 하강으로 배우지 못합니다.</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>tanh(z): from −1 to 1, steepest at 0.</source>
        <translation>tanh(z): −1에서 1 사이이며 0에서 가장 가파릅니다.</translation>
    </message>
    <message>
        <source>a = f(x), as a layer of its own.</source>
        <translation>a = f(x)를 따로 한 층으로 둡니다.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>stop rule</source>
        <translation>중단 조건</translation>
    </message>
    <message>
        <source>Stop rule</source>
        <translation>중단 조건</translation>
    </message>
    <message>
        <source>Formula: two classes</source>
        <translation>수식: 두 클래스</translation>
    </message>
    <message>
        <source>Class 1 where a comparison that you type holds, class 0 where it does not.</source>
        <translation>입력한 비교식이 참인 곳은 클래스 1, 거짓인 곳은 클래스 0입니다.</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>식</translation>
    </message>
    <message>
        <source>A comparison of x1 and x2 with + - * / ^ &lt; &gt;, and, or, not, sin, cos, exp, abs, sqrt, min, max</source>
        <translation>x1과 x2를 + - * / ^ &lt; &gt;, and, or, not, sin, cos, exp, abs, sqrt, min, max로 비교한 식</translation>
    </message>
    <message>
        <source>Made of x1, x2</source>
        <translation>x1과 x2로 만듭니다</translation>
    </message>
    <message>
        <source>Formula: values</source>
        <translation>수식: 연속값</translation>
    </message>
    <message>
        <source>The value of a formula that you type, at points all over the range.</source>
        <translation>범위 전체에 흩어진 점에서 입력한 수식의 값.</translation>
    </message>
    <message>
        <source>Made of x1 and x2 with + - * / ^, sin, cos, exp, abs, sqrt, min, max</source>
        <translation>x1과 x2에 + - * / ^, sin, cos, exp, abs, sqrt, min, max를 쓴 식</translation>
    </message>
    <message>
        <source>Own points</source>
        <translation>직접 찍은 점</translation>
    </message>
    <message>
        <source>Points set one by one, or with a brush, on the map.</source>
        <translation>그림 위에 하나씩 또는 붓으로 찍은 점.</translation>
    </message>
    <message>
        <source>How many classes there are to paint with</source>
        <translation>찍을 수 있는 클래스의 개수</translation>
    </message>
    <message>
        <source>Table (CSV): classes</source>
        <translation>표 (CSV): 클래스</translation>
    </message>
    <message>
        <source>Two columns of a table as x₁ and x₂, and a third that names the class.</source>
        <translation>표의 두 열을 x₁과 x₂로, 셋째 열을 클래스로 씁니다.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Where the rows come from</source>
        <translation>행을 가져온 곳</translation>
    </message>
    <message>
        <source>Column of x₁</source>
        <translation>x₁ 열</translation>
    </message>
    <message>
        <source>What x₁ is in the table</source>
        <translation>표에서 x₁인 열</translation>
    </message>
    <message>
        <source>Column of x₂</source>
        <translation>x₂ 열</translation>
    </message>
    <message>
        <source>What x₂ is in the table</source>
        <translation>표에서 x₂인 열</translation>
    </message>
    <message>
        <source>Column of the class</source>
        <translation>클래스 열</translation>
    </message>
    <message>
        <source>What is to be learnt from the table</source>
        <translation>표에서 배울 것</translation>
    </message>
    <message>
        <source>Rows in the file</source>
        <translation>파일의 행 수</translation>
    </message>
    <message>
        <source>How many rows of the file could be used</source>
        <translation>파일에서 쓸 수 있는 행의 개수</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <translation>뺀 행 수</translation>
    </message>
    <message>
        <source>How many rows of the file were incomplete and left out</source>
        <translation>불완전해서 뺀 행의 개수</translation>
    </message>
    <message>
        <source>Class names</source>
        <translation>클래스 이름</translation>
    </message>
    <message>
        <source>What the classes are called, in order</source>
        <translation>클래스의 이름 (순서대로)</translation>
    </message>
    <message>
        <source>Column of the target</source>
        <translation>목표 열</translation>
    </message>
    <message>
        <source>Table (CSV): values</source>
        <translation>표 (CSV): 연속값</translation>
    </message>
    <message>
        <source>Two columns of a table as x₁ and x₂, and a third that holds the value to be learnt.</source>
        <translation>표의 두 열을 x₁과 x₂로, 셋째 열을 배울 값으로 씁니다.</translation>
    </message>
    <message>
        <source>The name of the layer in files and streams</source>
        <translation>파일과 난수 열에서 쓰는 층의 이름</translation>
    </message>
    <message>
        <source>The function that is applied to each number</source>
        <translation>수 하나하나에 적용하는 함수</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>완전 연결</translation>
    </message>
    <message>
        <source>a = f(W·x + b): every unit sees every input.</source>
        <translation>a = f(W·x + b): 모든 유닛이 모든 입력을 봅니다.</translation>
    </message>
    <message>
        <source>Where the weights start from</source>
        <translation>가중치가 시작하는 값</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Give each unit a bias</source>
        <translation>유닛마다 편향을 둡니다</translation>
    </message>
    <message>
        <source>Bias initializer</source>
        <translation>편향 초깃값</translation>
    </message>
    <message>
        <source>Where the biases start from</source>
        <translation>편향이 시작하는 값</translation>
    </message>
    <message>
        <source>Bias scale</source>
        <translation>편향 배율</translation>
    </message>
    <message>
        <source>What each bias is multiplied by before it is added</source>
        <translation>편향을 더하기 전에 곱하는 값</translation>
    </message>
    <message>
        <source>What holds the weights small</source>
        <translation>가중치가 커지지 않게 하는 방법</translation>
    </message>
    <message>
        <source>Silent units</source>
        <translation>끈 유닛</translation>
    </message>
    <message>
        <source>Units whose output is held at 0, counted from 0</source>
        <translation>출력을 0으로 묶은 유닛. 0부터 셉니다</translation>
    </message>
    <message>
        <source>Frozen units</source>
        <translation>고정한 유닛</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>커널 크기</translation>
    </message>
    <message>
        <source>Rows and columns of the window</source>
        <translation>윈도의 행과 열의 수</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>Cells that the window moves from one place to the next</source>
        <translation>윈도가 한 자리에서 다음 자리로 움직이는 칸 수</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>팽창</translation>
    </message>
    <message>
        <source>Cells from one place that the window reads to the next</source>
        <translation>윈도가 읽는 칸에서 다음 칸까지의 거리</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>Cells put around the picture: none, as many as keep its size at stride 1, or a number of your own</source>
        <translation>그림 둘레에 두는 칸: 없음, 스트라이드 1에서 크기가 유지될 만큼, 또는 직접 정한 수</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>same</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>수로 지정</translation>
    </message>
    <message>
        <source>Padding cells</source>
        <translation>패딩 칸 수</translation>
    </message>
    <message>
        <source>Cells put on every side</source>
        <translation>각 변에 두는 칸 수</translation>
    </message>
    <message>
        <source>MNIST digits</source>
        <translation>MNIST 숫자</translation>
    </message>
    <message>
        <source>Handwritten digits, 60,000 to learn from and 10,000 to test with, 28 × 28 grey pixels.</source>
        <translation>손글씨 숫자. 학습용 60,000개와 테스트용 10,000개, 28 × 28 회색 픽셀.</translation>
    </message>
    <message>
        <source>How many pictures are learnt from; with the first 5,000 held back at most 55,000</source>
        <translation>학습에 쓰는 이미지의 수. 앞의 5,000개를 떼어 두면 55,000개까지</translation>
    </message>
    <message>
        <source>Leave the first 5,000 training pictures out, as TensorFlow&apos;s loader does</source>
        <translation>TensorFlow의 로더처럼 학습 이미지의 앞 5,000개를 쓰지 않음</translation>
    </message>
    <message>
        <source>Test pictures</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>How many pictures test what was learnt</source>
        <translation>배운 것을 시험하는 이미지의 수</translation>
    </message>
    <message>
        <source>surface</source>
        <translation>곡면</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>곡면</translation>
    </message>
    <message>
        <source>The function that is shown, and of every unit</source>
        <translation>보여 줄 함수이자 모든 유닛의 함수</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>What the chain begins with</source>
        <translation>사슬이 시작하는 값</translation>
    </message>
    <message>
        <source>Units in the chain, one after the other</source>
        <translation>차례로 이어진 사슬의 유닛 수</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>What each unit multiplies the one before it by</source>
        <translation>각 유닛이 앞 유닛의 값에 곱하는 수</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Numbers of which the function is computed</source>
        <translation>함수를 계산해 볼 수</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>차수</translation>
    </message>
    <message>
        <source>The highest power of x; 1 is a straight line</source>
        <translation>x의 가장 높은 거듭제곱. 1이면 직선입니다</translation>
    </message>
    <message>
        <source>Where the descent stops by itself</source>
        <translation>하강이 저절로 멈추는 곳</translation>
    </message>
    <message>
        <source>Digits that are computed with: about 16 (double) or 7 (single)</source>
        <translation>계산에 쓰는 유효 숫자: 약 16자리(배정밀도) 또는 7자리(단정밀도)</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>배정밀도</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>단정밀도</translation>
    </message>
    <message>
        <source>Weight 1</source>
        <translation>가중치 1</translation>
    </message>
    <message>
        <source>What the first input counts</source>
        <translation>첫째 입력의 비중</translation>
    </message>
    <message>
        <source>Weight 2</source>
        <translation>가중치 2</translation>
    </message>
    <message>
        <source>What the second input counts</source>
        <translation>둘째 입력의 비중</translation>
    </message>
    <message>
        <source>How easily the unit answers 1: what is added to the weighted inputs</source>
        <translation>유닛이 얼마나 쉽게 1을 출력하는가: 가중합에 더하는 값</translation>
    </message>
    <message>
        <source>How far weights and bias go at each mistake</source>
        <translation>틀릴 때마다 가중치와 편향을 움직이는 크기</translation>
    </message>
    <message>
        <source>The loss as a landscape over x and y</source>
        <translation>x와 y 위의 지형으로 본 손실</translation>
    </message>
    <message>
        <source>Steps that each optimizer makes</source>
        <translation>최적화 기법마다 나아가는 스텝 수</translation>
    </message>
    <message>
        <source>How many scores there are</source>
        <translation>점수의 개수</translation>
    </message>
    <message>
        <source>Score 1</source>
        <translation>점수 1</translation>
    </message>
    <message>
        <source>A number of any size, as the last layer gives it for each class</source>
        <translation>마지막 층이 클래스마다 내놓는, 크기에 제한이 없는 수</translation>
    </message>
    <message>
        <source>Score 2</source>
        <translation>점수 2</translation>
    </message>
    <message>
        <source>Score 3</source>
        <translation>점수 3</translation>
    </message>
    <message>
        <source>Score 4</source>
        <translation>점수 4</translation>
    </message>
    <message>
        <source>Score 5</source>
        <translation>점수 5</translation>
    </message>
    <message>
        <source>Score 6</source>
        <translation>점수 6</translation>
    </message>
    <message>
        <source>Added to all</source>
        <translation>모두에 더함</translation>
    </message>
    <message>
        <source>Changes no share, but what the naive form makes of the scores</source>
        <translation>몫은 바뀌지 않지만, 단순한 방법의 결과는 바뀝니다</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>Divides the scores: above 1 the shares become more even, below 1 less</source>
        <translation>점수를 나누는 수: 1보다 크면 몫이 고르게, 작으면 치우치게 됩니다</translation>
    </message>
    <message>
        <source>Numbers of 32 bits end at exp(88.7), of 64 bits at exp(709.7)</source>
        <translation>32비트 수는 exp(88.7)까지, 64비트 수는 exp(709.7)까지 담습니다</translation>
    </message>
    <message>
        <source>Gate that is wanted</source>
        <translation>만들 게이트</translation>
    </message>
    <message>
        <source>And</source>
        <translation>AND</translation>
    </message>
    <message>
        <source>Or</source>
        <translation>OR</translation>
    </message>
    <message>
        <source>Nand</source>
        <translation>NAND</translation>
    </message>
    <message>
        <source>Xor</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>One unit, or two layers of them</source>
        <translation>유닛 하나, 또는 두 층</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Apples</source>
        <translation>사과</translation>
    </message>
    <message>
        <source>Fruit</source>
        <translation>과일</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>직접 쓴 것</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>전시물</translation>
    </message>
    <message>
        <source>Overflow</source>
        <translation>오버플로</translation>
    </message>
    <message>
        <source>Dying</source>
        <translation>죽은 ReLU</translation>
    </message>
    <message>
        <source>Vanishing</source>
        <translation>기울기 소실</translation>
    </message>
    <message>
        <source>Exploding</source>
        <translation>폭주</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>퍼셉트론</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>과적합</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>빠르게</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>출판된 값</translation>
    </message>
    <message>
        <source>Who takes part</source>
        <translation>출전</translation>
    </message>
    <message>
        <source>Start, x</source>
        <translation>출발점 x</translation>
    </message>
    <message>
        <source>Start, y</source>
        <translation>출발점 y</translation>
    </message>
    <message>
        <source>Step of the race</source>
        <translation>경주의 스텝</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Relu</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>A product that is ready</source>
        <translation>준비된 곱</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>형상</translation>
    </message>
    <message>
        <source>Beale</source>
        <translation>비일 함수</translation>
    </message>
    <message>
        <source>(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²: flat plains between walls.</source>
        <translation>(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²: 벽 사이에 평원이 펼쳐집니다.</translation>
    </message>
    <message>
        <source>Bowl</source>
        <translation>그릇</translation>
    </message>
    <message>
        <source>x²/20 + y²: twenty times as steep across as along, so plain descent zigzags.</source>
        <translation>x²/20 + y²: y쪽이 x쪽보다 스무 배 가팔라서 경사 하강이 지그재그로 갑니다.</translation>
    </message>
    <message>
        <source>A formula of x and y, seen from −reach to reach along both. Its minima are not known.</source>
        <translation>x와 y의 수식. 두 축 모두 −범위에서 범위까지 그립니다. 최소점은 알려져 있지 않습니다.</translation>
    </message>
    <message>
        <source>The loss as a formula of x and y</source>
        <translation>x와 y의 수식으로 쓴 손실</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>How far the picture goes to every side of 0</source>
        <translation>그림이 0에서 사방으로 얼마나 뻗는지</translation>
    </message>
    <message>
        <source>Himmelblau</source>
        <translation>힘멜블라우 함수</translation>
    </message>
    <message>
        <source>(x² + y − 11)² + (x + y² − 7)²: four minima, all of value 0; the start decides which.</source>
        <translation>(x² + y − 11)² + (x + y² − 7)²: 최소점 네 곳의 값이 모두 0이며, 출발점이 어디로 갈지를 정합니다.</translation>
    </message>
    <message>
        <source>Rosenbrock</source>
        <translation>로젠브록 함수</translation>
    </message>
    <message>
        <source>(1 − x)² + 100·(y − x²)²: a valley like a banana, easy to find and slow to follow.</source>
        <translation>(1 − x)² + 100·(y − x²)²: 바나나처럼 굽은 골짜기. 찾기는 쉽지만 따라가기는 느립니다.</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>안장점</translation>
    </message>
    <message>
        <source>x²/2 − y²/2 + y⁴/8: it falls towards (0, 0) along x and away from it along y, where the gradient is nearly 0 for a long time.</source>
        <translation>x²/2 − y²/2 + y⁴/8: x 방향으로는 (0, 0)을 향해, y 방향으로는 (0, 0)에서 멀어지며 내려갑니다. 그 근처에서는 기울기가 오래도록 0에 가깝습니다.</translation>
    </message>
    <message>
        <source>Shallow local minimum</source>
        <translation>얕은 지역 최소점</translation>
    </message>
    <message>
        <source>x⁴/4 − x³/3 − 2x² + 4x + y²: a dent at (2, 0) before the deep valley at (−2, 0).</source>
        <translation>x⁴/4 − x³/3 − 2x² + 4x + y²: (−2, 0)의 깊은 골짜기에 앞서 (2, 0)에 얕은 웅덩이가 있습니다.</translation>
    </message>
    <message>
        <source>Valley</source>
        <translation>골짜기</translation>
    </message>
    <message>
        <source>(x + y)²/50 + (x − y)²: a valley askew to the axes, which a rate for each parameter does not straighten.</source>
        <translation>(x + y)²/50 + (x − y)²: 축에 비스듬한 골짜기. 매개변수마다 학습률을 달리해도 곧게 펴지지 않습니다.</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>훈련 세트</translation>
    </message>
    <message>
        <source>Hold back</source>
        <translation>앞부분 제외</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>테스트 세트</translation>
    </message>
    <message>
        <source>Range of x₁</source>
        <translation>x₁ 범위</translation>
    </message>
    <message>
        <source>The range of the horizontal axis of the map</source>
        <translation>지도 가로축의 범위</translation>
    </message>
    <message>
        <source>Range of x₂</source>
        <translation>x₂ 범위</translation>
    </message>
    <message>
        <source>The range of the vertical axis of the map</source>
        <translation>지도 세로축의 범위</translation>
    </message>
    <message>
        <source>What the classes are called, in order; numbers and colours where nothing is said</source>
        <translation>클래스의 이름을 순서대로 적습니다. 비워 두면 번호와 색으로 부릅니다</translation>
    </message>
    <message>
        <source>Pictures from files</source>
        <translation>파일의 이미지</translation>
    </message>
    <message>
        <source>Pictures and classes from a .npz file or from IDX files, as they are stored there.</source>
        <translation>저장된 그대로의 .npz 파일 또는 IDX 파일의 이미지와 클래스.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Where the pictures lie</source>
        <translation>이미지가 있는 곳</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>Rows of pixels</source>
        <translation>픽셀의 행 수</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>픽셀</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Columns of pixels</source>
        <translation>픽셀의 열 수</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>One channel of grey, or three of red, green and blue</source>
        <translation>회색 한 채널, 또는 빨강·초록·파랑 세 채널</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>How many pictures were found</source>
        <translation>찾은 이미지의 수</translation>
    </message>
    <message>
        <source>How many of the pictures are a test set of their own; 0 deals it out by chance</source>
        <translation>이미지 가운데 따로 있는 테스트 세트의 수. 0이면 무작위로 나눔</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>지문</translation>
    </message>
    <message>
        <source>A fingerprint of what was opened, to notice a change</source>
        <translation>연 내용의 지문. 바뀌면 알아챔</translation>
    </message>
    <message>
        <source>Arrays</source>
        <translation>배열</translation>
    </message>
    <message>
        <source>The arrays of pictures and of classes in the .npz file, then those of the test set</source>
        <translation>.npz 파일에서 이미지와 클래스의 배열, 그다음 테스트 세트의 배열</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>다른 파일</translation>
    </message>
    <message>
        <source>The IDX files of the labels, of the test pictures and of their labels</source>
        <translation>레이블, 테스트 이미지, 그 레이블의 IDX 파일</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>이미지 폴더</translation>
    </message>
    <message>
        <source>Pictures from the sub-folders of a folder, one for each class, all made of one size.</source>
        <translation>클래스마다 하나씩인 하위 폴더의 이미지. 모두 한 크기로 맞춤.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Cut to the proportions, fill up with black, or stretch</source>
        <translation>비율에 맞게 자르기, 검정으로 채우기, 늘이기</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>자르기</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>채우기</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>늘이기</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>뺀 이미지</translation>
    </message>
    <message>
        <source>Pictures that could not be read and were left out</source>
        <translation>읽을 수 없어서 뺀 이미지</translation>
    </message>
    <message>
        <source>Pixels / 255</source>
        <translation>픽셀 / 255</translation>
    </message>
    <message>
        <source>Every pixel is divided by 255, so that black is 0 and white is 1.</source>
        <translation>모든 픽셀를 255로 나눕니다. 검정은 0, 흰색은 1이 됩니다.</translation>
    </message>
    <message>
        <source>Samples of its batch</source>
        <translation>배치의 샘플 수</translation>
    </message>
    <message>
        <source>Planted mistake</source>
        <translation>심은 실수</translation>
    </message>
    <message>
        <source>Relu output</source>
        <translation>ReLU의 출력</translation>
    </message>
    <message>
        <source>Sigmoid slope</source>
        <translation>시그모이드의 기울기</translation>
    </message>
    <message>
        <source>Tanh slope</source>
        <translation>tanh의 기울기</translation>
    </message>
    <message>
        <source>No bias</source>
        <translation>편향 없음</translation>
    </message>
    <message>
        <source>Transposed</source>
        <translation>전치</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>부호</translation>
    </message>
    <message>
        <source>Factor two</source>
        <translation>배수 2</translation>
    </message>
    <message>
        <source>Averaged twice</source>
        <translation>두 번 평균</translation>
    </message>
    <message>
        <source>Dropout mask</source>
        <translation>드롭아웃 마스크</translation>
    </message>
    <message>
        <source>Dropout scale</source>
        <translation>드롭아웃 배수</translation>
    </message>
    <message>
        <source>Layer of the mistake</source>
        <translation>실수가 있는 층</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>호출</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>a = f(K ∗ x + b): each filter gives a picture of where it finds its pattern.</source>
        <translation>a = f(K ∗ x + b): 필터마다 자기 패턴을 찾은 자리를 이미지로 내놓습니다.</translation>
    </message>
    <message>
        <source>Units whose weights and bias stay as they are, counted from 0</source>
        <translation>가중치와 편향이 그대로 유지되는 유닛. 0부터 셉니다</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Keep the weights and biases as they are</source>
        <translation>가중치와 편향을 지금 그대로 둡니다</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터 수</translation>
    </message>
    <message>
        <source>Number of patterns looked for</source>
        <translation>찾을 패턴의 수</translation>
    </message>
    <message>
        <source>Side of the window</source>
        <translation>윈도 한 변의 길이</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>How far the window moves on</source>
        <translation>윈도가 한 번에 움직이는 거리</translation>
    </message>
    <message>
        <source>Zeros around the picture: to keep its size, none, or a number of them</source>
        <translation>이미지 둘레의 0: 크기가 유지되게, 없이, 또는 지정한 개수만큼</translation>
    </message>
    <message>
        <source>Padding amount</source>
        <translation>패딩 크기</translation>
    </message>
    <message>
        <source>Zeros on each side, where the padding is a number</source>
        <translation>패딩이 지정일 때 각 변에 두르는 0의 수</translation>
    </message>
    <message>
        <source>Distance between its taps</source>
        <translation>윈도가 읽는 칸 사이의 거리</translation>
    </message>
    <message>
        <source>What a filter makes of its weighted sums</source>
        <translation>필터가 가중합으로 만드는 값</translation>
    </message>
    <message>
        <source>Filters whose output is held at 0, counted from 0</source>
        <translation>출력을 0으로 묶어 둔 필터, 0부터 셉니다</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>유닛 수</translation>
    </message>
    <message>
        <source>Number of neurons</source>
        <translation>뉴런의 개수</translation>
    </message>
    <message>
        <source>What a neuron makes of its weighted sum</source>
        <translation>뉴런이 가중합을 바꾸는 함수</translation>
    </message>
    <message>
        <source>The last layer: as many units as the task asks for. Softmax gives one to each class.</source>
        <translation>마지막 층. 유닛 수는 과제가 정하며, 소프트맥스에서는 클래스마다 하나입니다.</translation>
    </message>
    <message>
        <source>What an output makes of its weighted sum</source>
        <translation>출력이 가중합을 바꾸는 함수</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>y = x·mask / (1 − p): each unit falls silent with probability p; nothing at evaluation.</source>
        <translation>y = x·mask / (1 − p): 각 유닛이 확률 p로 꺼지며, 평가할 때는 그대로입니다.</translation>
    </message>
    <message>
        <source>Drop probability</source>
        <translation>드롭 확률</translation>
    </message>
    <message>
        <source>Probability with which a unit falls silent in a step</source>
        <translation>한 스텝에서 유닛이 꺼질 확률</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>w = c, the same for all. Units that start equal stay equal, as with zeros.</source>
        <translation>w = c, 모두 같은 값. 0으로 시작할 때처럼, 똑같이 시작한 유닛은 계속 똑같습니다.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>What every weight starts as</source>
        <translation>모든 가중치가 시작하는 값</translation>
    </message>
    <message>
        <source>Glorot normal</source>
        <translation>글로럿 정규 분포</translation>
    </message>
    <message>
        <source>w ~ N(0, 2 / (inputs + outputs)), without tails: for tanh and sigmoid units.</source>
        <translation>w ~ N(0, 2 / (입력 + 출력)), 꼬리 없음: tanh와 시그모이드 유닛에 씁니다.</translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation>글로럿 균등 분포</translation>
    </message>
    <message>
        <source>w ~ U(−l, l), l = √(6 / (inputs + outputs)): for tanh and sigmoid units.</source>
        <translation>w ~ U(−l, l), l = √(6 / (입력 + 출력)): tanh와 시그모이드 유닛에 씁니다.</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He 정규 분포</translation>
    </message>
    <message>
        <source>w ~ N(0, 2 / inputs), without tails: for ReLU units, which lose half of what comes in.</source>
        <translation>w ~ N(0, 2 / 입력), 꼬리 없음: 들어온 것의 절반을 잃는 ReLU 유닛에 씁니다.</translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation>He 균등 분포</translation>
    </message>
    <message>
        <source>w ~ U(−l, l), l = √(6 / inputs): for ReLU units, which lose half of what comes in.</source>
        <translation>w ~ U(−l, l), l = √(6 / 입력): 들어온 것의 절반을 잃는 ReLU 유닛에 씁니다.</translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation>르쿤 정규 분포</translation>
    </message>
    <message>
        <source>w ~ N(0, 1 / inputs), without tails: the weighted sum varies as much as one input. SELU&apos;s.</source>
        <translation>w ~ N(0, 1 / 입력), 꼬리 없음: 가중합이 입력 하나만큼 퍼집니다. SELU에 씁니다.</translation>
    </message>
    <message>
        <source>LeCun uniform</source>
        <translation>르쿤 균등 분포</translation>
    </message>
    <message>
        <source>w ~ U(−l, l), l = √(3 / inputs): the weighted sum varies as much as one input.</source>
        <translation>w ~ U(−l, l), l = √(3 / 입력): 가중합이 입력 하나만큼 퍼집니다.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>정규 분포</translation>
    </message>
    <message>
        <source>w ~ N(mean, std²): the bell curve.</source>
        <translation>w ~ N(평균, 표준편차²): 종 모양 분포.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Centre of the bell curve</source>
        <translation>종 모양 분포의 중심</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>Width of the bell curve</source>
        <translation>종 모양 분포의 너비</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>직교</translation>
    </message>
    <message>
        <source>W·Wᵀ = gain²·I: a turn without stretch, so signals keep their length through many layers.</source>
        <translation>W·Wᵀ = gain²·I: 늘이지 않고 돌리기만 하므로 여러 층을 지나도 신호의 길이가 유지됩니다.</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Length of each row of weights</source>
        <translation>가중치 각 행의 길이</translation>
    </message>
    <message>
        <source>Truncated normal</source>
        <translation>절단 정규 분포</translation>
    </message>
    <message>
        <source>w ~ N(mean, std²), drawn again while further than 2·std from the mean: a bell without tails.</source>
        <translation>w ~ N(평균, 표준편차²), 평균에서 표준편차의 2배보다 멀면 다시 뽑습니다: 꼬리 없는 종 모양.</translation>
    </message>
    <message>
        <source>Width of the bell curve before its tails are cut off</source>
        <translation>꼬리를 자르기 전 종 모양 분포의 너비</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등 분포</translation>
    </message>
    <message>
        <source>w ~ U(low, high): every number between the two is equally likely.</source>
        <translation>w ~ U(최소, 최대): 둘 사이의 모든 수가 똑같이 나올 수 있습니다.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>Smallest weight</source>
        <translation>가장 작은 가중치</translation>
    </message>
    <message>
        <source>To</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Largest weight</source>
        <translation>가장 큰 가중치</translation>
    </message>
    <message>
        <source>Logits: the activation of the output is part of the loss</source>
        <translation>로짓: 출력층의 활성화 함수는 손실 함수에 들어 있음</translation>
    </message>
    <message>
        <source>torch.optim multiplies the velocity by the rate of the moment, not each step in it</source>
        <translation>torch.optim은 걸음마다가 아니라 속도 전체에 현재 학습률을 곱함</translation>
    </message>
    <message>
        <source>torch.optim adds ε outside of the root</source>
        <translation>torch.optim은 ε을 제곱근 밖에서 더함</translation>
    </message>
    <message>
        <source>torch.optim adds ε after √v is corrected</source>
        <translation>torch.optim은 √v를 보정한 뒤에 ε을 더함</translation>
    </message>
    <message>
        <source>torch.optim adds ε inside of the maximum</source>
        <translation>torch.optim은 ε을 최댓값 안에서 더함</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>z = W·x + scale · b</source>
        <translation>z = W·x + scale · b</translation>
    </message>
    <message>
        <source>mask / (1 − p), a row for each of n samples: 0 for what falls silent.</source>
        <translation>mask / (1 − p), 표본 n개마다 한 행: 꺼지는 것은 0.</translation>
    </message>
    <message>
        <source>Units that stay as they were at first.</source>
        <translation>처음 값 그대로 두는 유닛.</translation>
    </message>
    <message>
        <source>w ← w − η·(a·m + b·g) / (√v̂ + ε), as in keras.optimizers.Nadam, whose momentum rises as 0.96^t: here as 0.96^(t·decay).</source>
        <translation>w ← w − η·(a·m + b·g) / (√v̂ + ε), keras.optimizers.Nadam과 같되 모멘텀이 0.96^t가 아니라 0.96^(t·decay)로 커집니다.</translation>
    </message>
    <message>
        <source>First down, then across: dropout makes equal numbers, and the same one shall win</source>
        <translation>먼저 세로로, 다음에 가로로: 드롭아웃 때문에 같은 수가 생기므로, 언제나 같은 것이 뽑히게 함</translation>
    </message>
    <message>
        <source>The first weights</source>
        <translation>초기 가중치</translation>
    </message>
    <message>
        <source>1 where z ≥ 0, else 0; no gradient passes.</source>
        <translation>z ≥ 0이면 1, 아니면 0. 기울기는 지나가지 않습니다.</translation>
    </message>
    <message>
        <source>x · mask / (1 − p): nn.Dropout with masks that do not depend on the framework.</source>
        <translation>x · mask / (1 − p): 프레임워크와 상관없이 같은 마스크를 쓰는 nn.Dropout.</translation>
    </message>
    <message>
        <source>y = γ·(x − mean) / √(variance + ε) + β. The running variance divides by n, that of nn.BatchNorm by n − 1.</source>
        <translation>y = γ·(x − mean) / √(variance + ε) + β. 이동 분산은 n으로 나누며, nn.BatchNorm의 것은 n − 1로 나눕니다.</translation>
    </message>
    <message>
        <source>What large weights cost: it counts for the gradient, not for the loss that is shown.</source>
        <translation>큰 가중치에 대한 벌점: 기울기에는 들어가지만 표시되는 손실에는 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>Update: {optimizer}, as its formula above has it</source>
        <translation>갱신: {optimizer}, 위의 식 그대로</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>0</translation>
    </message>
    <message>
        <source>w = 0. Units that start equal stay equal: nothing breaks the symmetry.</source>
        <translation>w = 0. 똑같이 시작한 유닛은 계속 똑같습니다. 대칭을 깨는 것이 없기 때문입니다.</translation>
    </message>
    <message>
        <source>absolute error</source>
        <translation>절대 오차</translation>
    </message>
    <message>
        <source>|y − t|: every error pulls equally hard, so outliers hardly matter.</source>
        <translation>|y − t|: 모든 오차가 같은 세기로 당기므로 이상치의 영향이 작습니다.</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>합치는 방법</translation>
    </message>
    <message>
        <source>Take the mean or the sum over the points of a batch</source>
        <translation>배치에 속한 점의 손실을 평균하거나 더합니다</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>cross-entropy (binary)</source>
        <translation>교차 엔트로피 (이진)</translation>
    </message>
    <message>
        <source>−t·ln p − (1 − t)·ln(1 − p), targets 0 or 1: how surprised the probability p is by them.</source>
        <translation>−t·ln p − (1 − t)·ln(1 − p), 목푯값은 0 또는 1: 확률 p가 목푯값에 얼마나 놀라는지를 나타냅니다.</translation>
    </message>
    <message>
        <source>cross-entropy (categorical)</source>
        <translation>교차 엔트로피 (범주형)</translation>
    </message>
    <message>
        <source>−ln p of the true class: how surprised the shares p = softmax(z) are by it.</source>
        <translation>정답 클래스의 −ln p: 비율 p = softmax(z)가 정답에 얼마나 놀라는지를 나타냅니다.</translation>
    </message>
    <message>
        <source>half squared error</source>
        <translation>제곱 오차의 절반</translation>
    </message>
    <message>
        <source>½·(y − t)²: the half cancels the 2 of the gradient.</source>
        <translation>½·(y − t)²: ½이 기울기의 2를 상쇄합니다.</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>힌지</translation>
    </message>
    <message>
        <source>max(0, 1 − t·y), targets ±1: nothing more to win once a point is right by a margin of 1.</source>
        <translation>max(0, 1 − t·y), 목푯값 ±1: 여유 1로 맞힌 점에서는 더 얻을 것이 없습니다.</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>후버</translation>
    </message>
    <message>
        <source>½e² where |e| ≤ δ, else δ·(|e| − ½δ), of e = y − t: squared near 0, absolute far from it.</source>
        <translation>e = y − t에 대해 |e| ≤ δ이면 ½e², 아니면 δ·(|e| − ½δ): 0 가까이는 제곱, 멀리는 절댓값입니다.</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>델타</translation>
    </message>
    <message>
        <source>Error from which the loss grows only linearly</source>
        <translation>손실이 직선으로만 커지기 시작하는 오차</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>제곱 오차</translation>
    </message>
    <message>
        <source>(y − t)²: large errors count much more than small ones.</source>
        <translation>(y − t)²: 큰 오차를 작은 오차보다 훨씬 무겁게 셉니다.</translation>
    </message>
    <message>
        <source>batch normalisation</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>y = γ·(x − mean) / √(variance + ε) + β, over the batch; running averages at evaluation.</source>
        <translation>배치에 대해 y = γ·(x − 평균) / √(분산 + ε) + β. 평가할 때는 이동 평균을 씁니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Memory of the running averages</source>
        <translation>이동 평균이 기억하는 비율</translation>
    </message>
    <message>
        <source>Added to the variance before its root is taken</source>
        <translation>제곱근을 취하기 전에 분산에 더하는 값</translation>
    </message>
    <message>
        <source>Keep γ and β as they are</source>
        <translation>γ와 β를 지금 그대로 둡니다</translation>
    </message>
    <message>
        <source>AdaMax</source>
        <translation>AdaMax</translation>
    </message>
    <message>
        <source>m ← β₁m + (1−β₁)g, u ← max(β₂u, |g|), w ← w − ηₜ·m/(u + ε): Adam, divided by the largest recent gradient.</source>
        <translation>m ← β₁m + (1−β₁)g, u ← max(β₂u, |g|), w ← w − ηₜ·m/(u + ε): 최근의 가장 큰 기울기로 나누는 Adam.</translation>
    </message>
    <message>
        <source>The samples still to come in this epoch</source>
        <translation>이번 에폭에 남은 표본</translation>
    </message>
    <message>
        <source>Data: pictures of height × width × channels, from 0 to 255, and the class of each</source>
        <translation>데이터: 높이 × 너비 × 채널의 이미지, 0부터 255까지, 그리고 이미지마다의 클래스</translation>
    </message>
    <message>
        <source>Gradients that are filled in part by part</source>
        <translation>부분별로 채워지는 기울기</translation>
    </message>
    <message>
        <source>The pixels of each picture, one after the other.</source>
        <translation>이미지마다의 픽셀을 차례로 늘어놓은 것.</translation>
    </message>
    <message>
        <source>The pixels of each picture, one after the other, from 0 to 1.</source>
        <translation>이미지마다의 픽셀을 차례로 늘어놓은 것, 0부터 1까지.</translation>
    </message>
    <message>
        <source>The pixels of each picture, moved and scaled as the training set asks.</source>
        <translation>이미지마다의 픽셀을 훈련 세트에 맞추어 옮기고 나눈 것.</translation>
    </message>
    <message>
        <source>The pixels of each picture, moved, mixed and scaled as the training set asks.</source>
        <translation>이미지마다의 픽셀을 훈련 세트에 맞추어 옮기고 섞고 나눈 것.</translation>
    </message>
    <message>
        <source>What the outputs should be: {high} for the class of a picture, else {low}.</source>
        <translation>출력의 목표: 이미지의 클래스는 {high}, 나머지는 {low}.</translation>
    </message>
    <message>
        <source>What the output should be: {high} for pictures of class 1, {low} for class 0.</source>
        <translation>출력의 목표: 클래스 1의 이미지는 {high}, 클래스 0은 {low}.</translation>
    </message>
    <message>
        <source>Pictures with more rows above and below, and more columns left and right.</source>
        <translation>위아래에 행을, 좌우에 열을 덧붙인 이미지(패딩).</translation>
    </message>
    <message>
        <source>Pictures without what was added to them.</source>
        <translation>덧붙인 것을 떼어 낸 이미지.</translation>
    </message>
    <message>
        <source>What a window sees at each of its places: a view, to be read or added to.</source>
        <translation>윈도우가 자리마다 보는 것: 읽거나 더할 수 있는 뷰.</translation>
    </message>
    <message>
        <source>What a window sees at each of its places, in a row: pixel by pixel, channel by channel.</source>
        <translation>윈도우가 자리마다 보는 것을 한 행으로: 픽셀 순서로, 그 안에서 채널 순서로(im2col).</translation>
    </message>
    <message>
        <source>z = K ∗ x: at each place of the window the weighted sum of what it sees.</source>
        <translation>z = K ∗ x: 윈도우의 자리마다 보이는 것의 가중합.</translation>
    </message>
    <message>
        <source>dK = Σ dz · what the window saw.</source>
        <translation>dK = Σ dz · 윈도우가 본 것.</translation>
    </message>
    <message>
        <source>dx: every place gives dz · K back to the pixels that its window saw.</source>
        <translation>dx: 자리마다 dz · K를 윈도우가 본 픽셀에 돌려줍니다.</translation>
    </message>
    <message>
        <source>y = the largest number in the window.</source>
        <translation>y = 윈도우에서 가장 큰 수.</translation>
    </message>
    <message>
        <source>dx = dy where the largest was, else 0; of equal ones the leftmost, of these the topmost.</source>
        <translation>dx = 가장 큰 수가 있던 자리에는 dy, 나머지는 0. 같은 수 가운데서는 맨 왼쪽, 그중 맨 위.</translation>
    </message>
    <message>
        <source>How many pixels of the picture each place of the window sees.</source>
        <translation>윈도우의 자리마다 보이는 이미지 픽셀의 수.</translation>
    </message>
    <message>
        <source>dx: every pixel of a window has an equal share of dy.</source>
        <translation>dx: 윈도우의 픽셀마다 dy를 똑같이 나누어 가집니다.</translation>
    </message>
    <message>
        <source>dx: every pixel of a picture has an equal share of dy.</source>
        <translation>dx: 이미지의 픽셀마다 dy를 똑같이 나누어 가집니다.</translation>
    </message>
    <message>
        <source>Pictures as columns: row by row, in it pixel by pixel, in it channel by channel.</source>
        <translation>이미지를 열로: 행 순서로, 그 안에서 픽셀 순서로, 그 안에서 채널 순서로.</translation>
    </message>
    <message>
        <source>Columns as pictures of shape (height, batch, width, channels).</source>
        <translation>열을 (높이, 배치, 너비, 채널) 모양의 이미지로.</translation>
    </message>
    <message>
        <source>This script needs {file} beside it: its data and weights</source>
        <translation>이 스크립트 옆에 데이터와 가중치가 든 {file} 파일이 있어야 합니다</translation>
    </message>
    <message>
        <source>{file} belongs to another script: save this one again</source>
        <translation>{file} 파일은 다른 스크립트의 것입니다: 이 스크립트를 다시 저장하세요</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Length of a step along the gradient</source>
        <translation>기울기를 따라 한 번에 움직이는 폭</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>베타 1</translation>
    </message>
    <message>
        <source>Memory of the mean gradient</source>
        <translation>평균 기울기를 기억하는 비율</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>베타 2</translation>
    </message>
    <message>
        <source>Memory of the squared gradient</source>
        <translation>기울기 제곱을 기억하는 비율</translation>
    </message>
    <message>
        <source>Keeps the division finite where gradients are 0</source>
        <translation>기울기가 0인 곳에서 나눗셈이 발산하지 않게 합니다</translation>
    </message>
    <message>
        <source>Adadelta</source>
        <translation>Adadelta</translation>
    </message>
    <message>
        <source>s ← ρ·s + (1−ρ)·g², d = g·√(u + ε) / √(s + ε), u ← ρ·u + (1−ρ)·d², w ← w − η·d: steps as long as recent steps were. They begin tiny; the paper has η = 1.</source>
        <translation>s ← ρ·s + (1−ρ)·g², d = g·√(u + ε) / √(s + ε), u ← ρ·u + (1−ρ)·d², w ← w − η·d: 최근 걸음만큼 움직입니다. 처음에는 아주 작으며, 논문에서는 η = 1입니다.</translation>
    </message>
    <message>
        <source>Memory (rho)</source>
        <translation>기억 (ρ)</translation>
    </message>
    <message>
        <source>Share of the running mean of squared gradients that is kept in a step</source>
        <translation>한 스텝에서 기울기 제곱의 이동 평균이 남는 비율</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>s ← s + g², w ← w − η·g / √(s + ε): weights that have moved much move ever more slowly.</source>
        <translation>s ← s + g², w ← w − η·g / √(s + ε): 많이 움직인 가중치일수록 점점 느리게 움직입니다.</translation>
    </message>
    <message>
        <source>Initial accumulator</source>
        <translation>누적 초깃값</translation>
    </message>
    <message>
        <source>What s starts from</source>
        <translation>s가 시작하는 값</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − ηₜ·m/(√v + ε): a rate for each weight.</source>
        <translation>m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − ηₜ·m/(√v + ε): 가중치마다 학습률이 다릅니다.</translation>
    </message>
    <message>
        <source>AMSGrad</source>
        <translation>AMSGrad</translation>
    </message>
    <message>
        <source>Never let a weight&apos;s rate grow again</source>
        <translation>가중치의 학습률이 다시 커지지 않게 합니다</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam, and w ← w − η·λ·w: weights shrink by a share of their own, apart from the gradient.</source>
        <translation>Adam에 w ← w − η·λ·w를 더한 것: 가중치가 기울기와 따로 제 크기에 비례해 줄어듭니다.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Share of a weight lost in a step of length 1</source>
        <translation>학습률 1인 스텝에서 가중치가 줄어드는 비율</translation>
    </message>
    <message>
        <source>v ← μ·v + η·g, w ← w − v: a heavy ball, which gathers speed and rolls past small bumps.</source>
        <translation>v ← μ·v + η·g, w ← w − v: 속도가 붙어 작은 둔덕을 넘어 구르는 무거운 공.</translation>
    </message>
    <message>
        <source>Share of the last step kept</source>
        <translation>직전 걸음이 남는 비율</translation>
    </message>
    <message>
        <source>Nadam</source>
        <translation>Nadam</translation>
    </message>
    <message>
        <source>w ← w − (a·m + b·g) / (√v̂ + ε), m and v as in Adam: Adam that looks one step ahead.</source>
        <translation>w ← w − (a·m + b·g) / (√v̂ + ε), m과 v는 Adam과 같음: 한 걸음 앞을 내다보는 Adam.</translation>
    </message>
    <message>
        <source>Schedule decay</source>
        <translation>스케줄 감쇠</translation>
    </message>
    <message>
        <source>How fast the momentum rises from half of beta 1 to beta 1</source>
        <translation>모멘텀이 베타 1의 절반에서 베타 1까지 커지는 빠르기</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>v ← μ·v + η·g, w ← w − (μ·v + η·g): momentum that looks one roll ahead and brakes earlier.</source>
        <translation>v ← μ·v + η·g, w ← w − (μ·v + η·g): 한 걸음 앞을 내다보고 더 일찍 멈추는 모멘텀.</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>s ← ρ·s + (1−ρ)·g², w ← w − η·g / √(s + ε): steps of about one length whatever the slope.</source>
        <translation>s ← ρ·s + (1−ρ)·g², w ← w − η·g / √(s + ε): 기울기가 어떻든 걸음의 길이가 비슷합니다.</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>중심화</translation>
    </message>
    <message>
        <source>Divide by the spread of the gradients instead of their size</source>
        <translation>기울기의 크기 대신 퍼진 정도로 나눕니다</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD (경사 하강)</translation>
    </message>
    <message>
        <source>w ← w − η·g: straight down the gradient.</source>
        <translation>w ← w − η·g: 기울기를 따라 곧장 내려갑니다.</translation>
    </message>
    <message>
        <source>average pooling</source>
        <translation>평균 풀링</translation>
    </message>
    <message>
        <source>y = the mean of the window; pixels beyond the edge do not count.</source>
        <translation>y = 윈도의 평균. 가장자리 밖의 픽셀은 세지 않습니다.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Whether a window may reach over the edge (same) or not (valid)</source>
        <translation>윈도가 가장자리를 넘어도 되는지(same), 안 되는지(valid)</translation>
    </message>
    <message>
        <source>global average pooling</source>
        <translation>전역 평균 풀링</translation>
    </message>
    <message>
        <source>y = the mean of each channel over the whole picture: a row of numbers.</source>
        <translation>y = 이미지 전체에 걸친 채널별 평균: 벡터 하나가 됩니다.</translation>
    </message>
    <message>
        <source>max pooling</source>
        <translation>최대 풀링</translation>
    </message>
    <message>
        <source>y = the largest number in the window; the gradient goes to where it came from.</source>
        <translation>y = 윈도에서 가장 큰 값. 기울기는 그 값이 온 자리로 갑니다.</translation>
    </message>
    <message>
        <source>Elastic net</source>
        <translation>엘라스틱넷</translation>
    </message>
    <message>
        <source>+ λ₁·Σ|w| + ½·λ₂·Σw²: L1 and L2 together.</source>
        <translation>+ λ₁·Σ|w| + ½·λ₂·Σw²: L1과 L2를 함께 씁니다.</translation>
    </message>
    <message>
        <source>L1 rate</source>
        <translation>L1 강도</translation>
    </message>
    <message>
        <source>Pull that is equal for all</source>
        <translation>모두에게 똑같은 힘으로 당기는 세기</translation>
    </message>
    <message>
        <source>L2 rate</source>
        <translation>L2 강도</translation>
    </message>
    <message>
        <source>Pull that grows with the weight</source>
        <translation>가중치가 클수록 세게 당기는 세기</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>+ λ·Σ|w|: pulls every weight towards 0 equally hard, so that many end there.</source>
        <translation>+ λ·Σ|w|: 모든 가중치를 같은 힘으로 0 쪽으로 당기므로 많은 가중치가 0이 됩니다.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>How hard weights are pulled to 0</source>
        <translation>가중치를 0으로 당기는 세기</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>+ ½·λ·Σw²: pulls large weights harder than small ones, none quite to 0.</source>
        <translation>+ ½·λ·Σw²: 큰 가중치를 더 세게 당기지만 0까지 가지는 않습니다.</translation>
    </message>
    <message>
        <source>Max-norm</source>
        <translation>최대 노름</translation>
    </message>
    <message>
        <source>‖w‖ ≤ c: after each step a unit whose incoming weights are longer is scaled back to c.</source>
        <translation>‖w‖ ≤ c: 스텝마다 들어오는 가중치가 c보다 긴 유닛을 c로 줄입니다.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>한계</translation>
    </message>
    <message>
        <source>Greatest length of a unit&apos;s incoming weights</source>
        <translation>유닛에 들어오는 가중치 벡터의 최대 길이</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>+ 0: weights are free to grow.</source>
        <translation>+ 0: 가중치가 자유롭게 커집니다.</translation>
    </message>
    <message>
        <source>flatten</source>
        <translation>평탄화</translation>
    </message>
    <message>
        <source>A picture as a row of numbers: row by row, in it pixel by pixel, in it channel by channel.</source>
        <translation>이미지를 벡터로 폅니다: 행, 그 안에서 픽셀, 그 안에서 채널 순서입니다.</translation>
    </message>
    <message>
        <source>η = η₀: the learning rate stays as it is set.</source>
        <translation>η = η₀: 학습률이 설정한 그대로 유지됩니다.</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>η = η₀·(α + (1 − α)·½·(1 + cos(π·step / steps))): a smooth slide down to α, then constant.</source>
        <translation>η = η₀·(α + (1 − α)·½·(1 + cos(π·step / steps))): α까지 부드럽게 내려간 뒤 일정합니다.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>스텝 수</translation>
    </message>
    <message>
        <source>Steps until the end of the slide</source>
        <translation>다 내려갈 때까지의 스텝 수</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Factor at the end of the slide</source>
        <translation>다 내려갔을 때의 배율</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>η = η₀·rate^(step / steps): the same share is lost in every step.</source>
        <translation>η = η₀·rate^(step / steps): 스텝마다 같은 비율로 줄어듭니다.</translation>
    </message>
    <message>
        <source>Factor reached after the steps</source>
        <translation>정한 스텝 뒤에 다다르는 배율</translation>
    </message>
    <message>
        <source>Steps until the rate is reached once</source>
        <translation>그 배율에 한 번 다다를 때까지의 스텝 수</translation>
    </message>
    <message>
        <source>Inverse time</source>
        <translation>시간 반비례</translation>
    </message>
    <message>
        <source>η = η₀ / (1 + rate·step / steps): falls fast at first, then ever more slowly.</source>
        <translation>η = η₀ / (1 + rate·step / steps): 처음에 빨리 줄고 점점 느려집니다.</translation>
    </message>
    <message>
        <source>How fast it falls; 1 halves</source>
        <translation>줄어드는 빠르기. 1이면 절반이 됩니다</translation>
    </message>
    <message>
        <source>Steps after which a rate of 1 has halved it</source>
        <translation>강도 1일 때 절반이 되는 스텝 수</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>원 사이클</translation>
    </message>
    <message>
        <source>η rises along a cosine from η₀/start to η₀, then falls along one to η₀/(start·end): one hill over the whole run, with the learning rate η₀ as its top.</source>
        <translation>η가 코사인을 따라 η₀/start에서 η₀까지 오른 뒤 η₀/(start·end)까지 내려갑니다: 학습 전체에 걸친 언덕 하나이며 꼭대기가 학습률 η₀입니다.</translation>
    </message>
    <message>
        <source>Steps of the whole cycle</source>
        <translation>사이클 전체의 스텝 수</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>상승 구간</translation>
    </message>
    <message>
        <source>Share of the steps that lead up</source>
        <translation>올라가는 스텝의 비율</translation>
    </message>
    <message>
        <source>Start divisor</source>
        <translation>시작 제수</translation>
    </message>
    <message>
        <source>The first rate is the highest divided by this</source>
        <translation>처음 학습률은 최대 학습률을 이 값으로 나눈 것입니다</translation>
    </message>
    <message>
        <source>End divisor</source>
        <translation>끝 제수</translation>
    </message>
    <message>
        <source>The last rate is the first divided by this</source>
        <translation>마지막 학습률은 처음 학습률을 이 값으로 나눈 것입니다</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>η = η₀·dropᵏ, k = ⌊step / every⌋: a staircase down.</source>
        <translation>η = η₀·dropᵏ, k = ⌊step / every⌋: 계단처럼 내려갑니다.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>감소 배율</translation>
    </message>
    <message>
        <source>What one stair multiplies by</source>
        <translation>계단 하나마다 곱하는 값</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>Steps from one stair to the next</source>
        <translation>다음 계단까지의 스텝 수</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>η rises in a straight line from start·η₀ to η₀, then follows another schedule from its beginning: large steps wait until the first gradients have settled.</source>
        <translation>η가 start·η₀에서 η₀까지 직선으로 오른 뒤 다른 스케줄을 처음부터 따릅니다: 첫 기울기가 안정될 때까지 큰 걸음을 미룹니다.</translation>
    </message>
    <message>
        <source>Steps until the whole learning rate is reached</source>
        <translation>학습률에 다다를 때까지의 스텝 수</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작 배율</translation>
    </message>
    <message>
        <source>Factor at the first step</source>
        <translation>첫 스텝의 배율</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>그다음</translation>
    </message>
    <message>
        <source>Schedule that comes after</source>
        <translation>뒤이어 따를 스케줄</translation>
    </message>
    <message>
        <source>What the network learns from</source>
        <translation>신경망이 배우는 데이터</translation>
    </message>
    <message>
        <source>Training share</source>
        <translation>훈련 비율</translation>
    </message>
    <message>
        <source>Share of the points that is learnt from</source>
        <translation>배우는 데 쓰는 점의 비율</translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation>데이터 시드</translation>
    </message>
    <message>
        <source>Which points are drawn</source>
        <translation>어떤 점을 뽑을지 정합니다</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>입력 특성</translation>
    </message>
    <message>
        <source>What the network sees of a point</source>
        <translation>신경망이 점에서 보는 것</translation>
    </message>
    <message>
        <source>What is done to the features before the network sees them</source>
        <translation>신경망이 보기 전에 특성에 하는 처리</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>The hidden layers, from input to output</source>
        <translation>입력에서 출력까지의 은닉층</translation>
    </message>
    <message>
        <source>The output layer</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>How wrong outputs are counted</source>
        <translation>출력이 틀린 정도를 재는 방법</translation>
    </message>
    <message>
        <source>How the weights follow the gradient</source>
        <translation>가중치가 기울기를 따라가는 방법</translation>
    </message>
    <message>
        <source>How the learning rate changes with time</source>
        <translation>시간에 따라 학습률이 바뀌는 방식</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Points per step; as many as there are, or more, is full batch</source>
        <translation>스텝마다 쓰는 점의 수. 전체 개수 이상이면 전체 배치입니다</translation>
    </message>
    <message>
        <source>points</source>
        <translation>개</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중단</translation>
    </message>
    <message>
        <source>When learning stops of itself</source>
        <translation>학습이 저절로 멈추는 조건</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Which initial weights, which order, which units drop out</source>
        <translation>가중치 초깃값, 순서, 꺼질 유닛을 정합니다</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Numbers of 32 bits are fast, of 64 bits exact</source>
        <translation>32비트는 빠르고 64비트는 정확합니다</translation>
    </message>
    <message>
        <source>Float32</source>
        <translation>Float32</translation>
    </message>
    <message>
        <source>Float64</source>
        <translation>Float64</translation>
    </message>
    <message>
        <source>At an accuracy</source>
        <translation>정확도에 다다르면</translation>
    </message>
    <message>
        <source>Stop when the accuracy (of values: R²) has risen to a value.</source>
        <translation>정확도(연속값이면 R²)가 정한 값까지 오르면 멈춥니다.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>The accuracy or R² to stop at</source>
        <translation>멈출 정확도 또는 R²</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>측정 대상</translation>
    </message>
    <message>
        <source>The set that the accuracy is of</source>
        <translation>정확도를 재는 데이터</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>At an epoch</source>
        <translation>에포크에 다다르면</translation>
    </message>
    <message>
        <source>Stop when so many epochs have been made.</source>
        <translation>정한 에포크만큼 배우면 멈춥니다.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>The epoch to stop after</source>
        <translation>멈출 에포크</translation>
    </message>
    <message>
        <source>At a loss</source>
        <translation>손실에 다다르면</translation>
    </message>
    <message>
        <source>Stop when the loss has fallen to a value.</source>
        <translation>손실이 정한 값까지 내려가면 멈춥니다.</translation>
    </message>
    <message>
        <source>The loss to stop at</source>
        <translation>멈출 손실</translation>
    </message>
    <message>
        <source>The set that the loss is of</source>
        <translation>손실을 재는 데이터</translation>
    </message>
    <message>
        <source>At a step</source>
        <translation>정한 스텝에서</translation>
    </message>
    <message>
        <source>Stop when so many steps have been made, also within an epoch.</source>
        <translation>정한 수만큼 스텝을 밟으면 에포크 중간이라도 멈춥니다.</translation>
    </message>
    <message>
        <source>The step to stop after</source>
        <translation>멈출 스텝</translation>
    </message>
    <message>
        <source>A small CNN, good after a minute</source>
        <translation>작은 CNN, 1분이면 충분</translation>
    </message>
    <message>
        <source>Two convolutions with pooling and a dense layer of 64 units, on 20,000 of the digits</source>
        <translation>합성곱과 풀링 두 번, 유닛 64개의 완전 연결층으로 숫자 20,000장을 배웁니다</translation>
    </message>
    <message>
        <source>784-50-10, gradient descent</source>
        <translation>784-50-10, 경사 하강법</translation>
    </message>
    <message>
        <source>The two-layer network of the textbook: 10,000 steps of 100 images; 0.97 was published</source>
        <translation>교과서의 2층 신경망: 이미지 100장씩 10,000스텝, 발표된 정확도 0.97</translation>
    </message>
    <message>
        <source>784-256-256-256-10, Glorot</source>
        <translation>784-256-256-256-10, 글로럿</translation>
    </message>
    <message>
        <source>The same layers from Glorot&apos;s weights: 5 epochs of gradient descent in batches of 32</source>
        <translation>같은 층을 글로럿 가중치에서 시작해 배치 32의 경사 하강법으로 5에포크</translation>
    </message>
    <message>
        <source>784-256-256-256-10, as one would today</source>
        <translation>784-256-256-256-10, 요즘 방식</translation>
    </message>
    <message>
        <source>The same layers from He&apos;s weights, with Adam at 0.001</source>
        <translation>같은 층을 He 가중치에서 시작해 Adam 0.001로 배웁니다</translation>
    </message>
    <message>
        <source>784-256-256-256-10, a poor start</source>
        <translation>784-256-256-256-10, 나쁜 출발</translation>
    </message>
    <message>
        <source>Weights and biases begin with a spread of 1, as published: 5,000 steps of 128 with Adam</source>
        <translation>발표된 대로 가중치와 편향이 표준편차 1에서 시작합니다. Adam으로 128장씩 5,000스텝</translation>
    </message>
    <message>
        <source>CNN-1: one convolution</source>
        <translation>CNN-1: 합성곱 하나</translation>
    </message>
    <message>
        <source>16 filters without bias or activation, pooling, 1,024 units; 0.9813 was published</source>
        <translation>편향과 활성화 함수 없는 필터 16개, 풀링, 유닛 1,024개. 발표된 정확도 0.9813</translation>
    </message>
    <message>
        <source>CNN-2: two convolutions and dropout</source>
        <translation>CNN-2: 합성곱 둘과 드롭아웃</translation>
    </message>
    <message>
        <source>32 and 64 filters with pooling, 1,024 units, half of them dropped; 0.9852 was published</source>
        <translation>필터 32개와 64개에 풀링, 유닛 1,024개 중 절반을 드롭아웃. 발표된 정확도 0.9852</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Data: a column for each training point, a row for each of: {features}</source>
        <translation>데이터: 열은 훈련 점 하나씩, 행은 특성 하나씩: {features}</translation>
    </message>
    <message>
        <source>Data: a row for each training point, a column for each of: {features}</source>
        <translation>데이터: 훈련 점마다 한 행, 열은 차례로: {features}</translation>
    </message>
    <message>
        <source>Targets: what the outputs should be</source>
        <translation>정답: 출력이 되어야 할 값</translation>
    </message>
    <message>
        <source>Parameters: a row for each unit, its bias in the last column</source>
        <translation>매개변수: 행은 유닛 하나씩, 마지막 열은 편향</translation>
    </message>
    <message>
        <source>Fixed: 0 for units that are silent or frozen</source>
        <translation>붙박이 값: 끄거나 고정한 유닛은 0</translation>
    </message>
    <message>
        <source>What {optimizer} keeps from step to step</source>
        <translation>{optimizer}: 스텝마다 이어 쓰는 값</translation>
    </message>
    <message>
        <source>Random numbers: a stream of its own for each purpose, all from one seed</source>
        <translation>난수: 쓰임새마다 따로 뽑되 모두 시드 하나에서 나온다</translation>
    </message>
    <message>
        <source>{key}: {label}</source>
        <translation>{key}: {label}</translation>
    </message>
    <message>
        <source>{key}: {label}, {activation}, a = {formula}</source>
        <translation>{key}: {label}, 활성화 {activation}, a = {formula}</translation>
    </message>
    <message>
        <source>{key}: {label}, {units} units, {activation}, a = {formula}</source>
        <translation>{key}: {label}, 유닛 {units}개, {activation}, a = {formula}</translation>
    </message>
    <message>
        <source>{key}: {label}, 1 unit, {activation}, a = {formula}</source>
        <translation>{key}: {label}, 유닛 1개, {activation}, a = {formula}</translation>
    </message>
    <message>
        <source>Loss: {loss}, {formula}</source>
        <translation>손실: {loss}, {formula}</translation>
    </message>
    <message>
        <source>Back through {key}</source>
        <translation>{key} 역전파</translation>
    </message>
    <message>
        <source>Update: {optimizer}</source>
        <translation>갱신: {optimizer}</translation>
    </message>
    <message>
        <source>x and below it a row of ones: the input that the biases are the weights of.</source>
        <translation>x 아래에 1로 채운 행을 붙인다. 편향은 이 입력의 가중치다.</translation>
    </message>
    <message>
        <source>x and below it a row of one number: the input that the biases are the weights of.</source>
        <translation>x 아래에 한 가지 수로 채운 행을 붙인다. 편향은 이 입력의 가중치다.</translation>
    </message>
    <message>
        <source>A random generator for each purpose, all from one seed.</source>
        <translation>쓰임새마다 따로 쓰는 난수 생성기. 모두 시드 하나에서 나온다.</translation>
    </message>
    <message>
        <source>Outputs for any inputs: the forward pass, as it is after training.</source>
        <translation>아무 입력에 대한 출력: 학습을 마친 뒤의 순전파.</translation>
    </message>
</context>
</TS>
